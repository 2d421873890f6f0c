import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress, refuseTarget } from '../../main/adapters/guarded-address.ts';

const SPECIAL = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '169.254.169.254', '169.254.170.2', '100.64.0.1', '100.100.100.200', '192.0.0.192'],
  ...['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe'],
  ...['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fc00::1'],
  ...['fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '100::1', '3fff::1', '5f00::1'],
];

test('of IPv6 only what IANA has given out is public', () => {
  const odd = ['::7f00:1', '::a00:1', '100:0:0:1::1', '4000::1', '8000::1', 'c000::1', 'e000::1', 'f000::1'];
  assert.deepEqual(odd.filter(isPublicAddress), []);
});

test('the 40 special ranges of the address registries are not public', () => {
  assert.equal(SPECIAL.length, 40);
  assert.deepEqual(SPECIAL.filter(isPublicAddress), []);
});

test('addresses of public servers are public, also through NAT64', () => {
  const open = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'];
  assert.deepEqual(open.filter(isPublicAddress), open);
  assert.ok(isPublicAddress('64:ff9b::0808:0808'));
});

test('what is not an address is not a public one', () => {
  for (const text of ['', 'example.org', '1.2.3', '127.0.0.1.', 'fe80::1%eth0']) {
    assert.equal(isPublicAddress(text), false, text);
  }
});

test('local names are refused before anyone is asked for them', () => {
  for (const name of [
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'router',
    'nas.local',
    'a.localdomain',
    'x.home.arpa',
    'y.lan',
    'x.internal',
    'y.onion',
  ]) {
    assert.notEqual(refuseTarget(name, 80), null, name);
  }
  assert.equal(refuseTarget('localhost.example.org', 80), null);
});

test('ports of other services are refused', () => {
  for (const port of [0, 22, 25, 110, 445, 993, 2375, 3306, 5432, 6379, 6667, 9200, 11211, 27017]) {
    assert.notEqual(refuseTarget('example.org', port), null, String(port));
  }
  for (const port of [80, 443, 8080, 8443, 3000, 40_000])
    assert.equal(refuseTarget('example.org', port), null);
});
