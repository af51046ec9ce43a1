/**
 * What is special about Microsoft Teams.
 */
import type { Activity, Mention } from 'botbuilder';
import type { Role } from '../../conversation/ports.ts';

/** True for activities from Teams. */
export function isTeams(activity: Pick<Activity, 'channelId'>): boolean {
  return activity.channelId === 'msteams';
}

/**
 * Teams is where the municipality's employees are. `tenantId` is the municipality's own: somebody from another
 * organisation who is let into the same Teams is a resident here. Null (development) takes everybody as employees.
 */
export function teamsRole(activity: Activity, tenantId: string | null): Role {
  const from: unknown = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  return tenantId === null || from === tenantId ? 'employee' : 'resident';
}

/** The text without the @mention of the bot that a message in a group has, and without Teams' hard spaces. */
export function withoutMention({ text, entities, recipient }: Activity): string {
  const mentions = (entities ?? []).filter((entity): entity is Mention => entity.type === 'mention');
  const ours = mentions.filter(({ mentioned }) => mentioned?.id === recipient.id).map((mention) => mention.text);
  return ours
    .reduce((rest, mention) => rest.replaceAll(mention ?? '', ' '), text ?? '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
}
