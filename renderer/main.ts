import type { Bridge } from '../preload/contract/bridge.ts';
import { createHttpTransport } from './api/http-transport.ts';
import { fillApplicationMenu } from './controllers/application-menu.ts';
import { applySettings } from './controllers/apply-settings.ts';
import { followEvents } from './controllers/follow-events.ts';
import { handleKey } from './controllers/handle-key.ts';
import { watchNetwork } from './controllers/watch-network.ts';
import { createServices } from './create-services.ts';
import { tokens } from './styles/tokens.ts';
import { OpApp } from './views/op-app.ts';

declare global {
  interface Window {
    /** Set by the preload inside Electron. */
    readonly offprint?: Bridge<File>;
  }
}

const services = createServices(window.offprint ?? createHttpTransport());
if (tokens.styleSheet) document.adoptedStyleSheets.push(tokens.styleSheet);
applySettings(services.settings);
watchNetwork(services);
window.addEventListener('keydown', (event) => handleKey(services, event));
document.body.append(new OpApp(services));
void followEvents(services);
fillApplicationMenu(services);
