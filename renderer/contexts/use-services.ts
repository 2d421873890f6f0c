import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { servicesContext, type Services } from './services-context.ts';

/** Asks for the services when the element is connected; the returned function gives them from then on. */
export const useServices = (host: ReactiveElement): (() => Services) => {
  const consumer = new ContextConsumer(host, { context: servicesContext });
  return () => {
    if (!consumer.value) throw new Error(`<${host.localName}> stands outside <op-app>`);
    return consumer.value;
  };
};
