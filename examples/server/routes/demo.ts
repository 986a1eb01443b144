/** The switch of the simulated clients. Not part of the wire. */
import type {Services} from '../services.js';
import type {Handlers} from '../openapi.js';

export function demoHandlers({simulation}: Services): Handlers {
  return {
    getSimulation: async () => simulation.state,
    setSimulation: async (request) => {
      const {on, everyMs} = request.body as {on: boolean; everyMs?: number};
      simulation.set(on, everyMs);
      return simulation.state;
    },
  };
}
