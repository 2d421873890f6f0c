import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge, DroppedFile } from './contract/bridge.ts';
import type { EventName, EventPayload } from './contract/index.ts';

/** A push message as the main process sends it. */
type Pushed = { [E in EventName]: [event: E, payload: EventPayload<E>] }[EventName];

/**
 * The file's own path or, where it came in a dropped folder, that folder's: the folder is then read as one, with
 * whatever else belongs to the saved pages in it. Empty for a file that is on no disk.
 */
const droppedPath = ({ file, relativePath }: DroppedFile<File>): string => {
  const path = webUtils.getPathForFile(file);
  const below = relativePath.split('/').slice(1);
  const tail = path.replaceAll('\\', '/').slice(-below.join('/').length);
  return below.length > 0 && tail === below.join('/') ? path.slice(0, -tail.length - 1) : path;
};

/** All the page gets: named functions, never a channel, an event object or a path. */
const bridge: Bridge<File> = {
  platform: 'electron',
  call: (method, input) => ipcRenderer.invoke('offprint:call', method, input),
  on(event, listener) {
    const receive = (_event: IpcRendererEvent, ...[name, payload]: Pushed): void => {
      if (name === event) listener(payload as EventPayload<typeof event>);
    };
    ipcRenderer.on('offprint:event', receive);
    return () => void ipcRenderer.off('offprint:event', receive);
  },
  importFiles(files, options) {
    const paths = new Set(files.map(droppedPath));
    return ipcRenderer.invoke('offprint:import-paths', [...paths], options);
  },
};

contextBridge.exposeInMainWorld('offprint', bridge);
