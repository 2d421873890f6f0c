#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=30
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2));
