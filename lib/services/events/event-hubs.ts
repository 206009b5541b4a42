import { EventHub, type HubDependencies } from './event-hub';

/** The hub of each workspace that somebody listens to in this process. */
export class EventHubs {
  private readonly hubs = new Map<string, EventHub>();
  private isClosed = false;

  /** @param dependencies of a hub that isn't there yet */
  of(workspaceId: string, dependencies: () => HubDependencies): EventHub {
    const hub = this.hubs.get(workspaceId) ?? new EventHub(dependencies());
    if (this.isClosed) hub.close();
    this.hubs.set(workspaceId, hub);
    return hub;
  }

  /** Ends every stream. None is opened any more. */
  close(): void {
    this.isClosed = true;
    for (const hub of this.hubs.values()) hub.close();
  }
}
