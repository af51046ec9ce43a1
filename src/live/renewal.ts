/**
 * Takes changed data into use while the server runs. Data that is wrong is told in the log and not used: the services
 * that were right a moment ago go on being shown.
 */
import { type Core, coreInSteps, type Knowledge, type Skills } from '../core.ts';
import { finishSlowly } from '../steps.ts';
import type { LiveCore } from './liveCore.ts';

/** What renewing needs. */
export interface RenewalPorts {
  readonly live: LiveCore;
  readonly skills: Skills;
  /** Changes when the files do. May throw while files are being exchanged. */
  readonly fingerprint: () => string;
  /** What is in the files now; rejects when it is wrong. */
  readonly read: () => Promise<Knowledge>;
  /** Lets messages that have come meanwhile be answered. */
  readonly between: () => Promise<unknown>;
  readonly renewed: (core: Core) => void;
  readonly failed: (error: unknown) => void;
}

/** Looks whether data has changed. */
export interface Renewal {
  /** Takes new data into use if there is any; what comes while one is under way is taken at the next look. */
  look(): Promise<void>;
}

/** The files as they are now are those in use. */
export function createRenewal(ports: RenewalPorts): Renewal {
  const { live, skills, fingerprint, read, between, renewed, failed } = ports;
  let inUse = fingerprint();
  let before = inUse;
  let busy = false;

  const renew = async (): Promise<void> => {
    const core = await finishSlowly(coreInSteps(skills, await read()), between);
    await finishSlowly(core.prepare(), between);
    live.use(core);
    renewed(core);
  };

  return {
    async look() {
      if (busy) return;
      busy = true;
      try {
        const now = fingerprint();
        // Someone may still be writing: the files are read when two looks see the same.
        if (now !== inUse && now === before) {
          // Wrong data is told once, and looked at again when it is changed.
          inUse = now;
          await renew();
        }
        before = now;
      } catch (error) {
        failed(error);
      } finally {
        busy = false;
      }
    },
  };
}
