import type {
  BoxChange,
  BoxEvent,
  DialogRecord,
  MediaKind,
  MessageRecord,
} from '../../ports/message-store.ts'
import type { Row } from './statements.ts'

export function messageOf(row: Row): MessageRecord {
  return {
    owner: row.owner as bigint,
    id: Number(row.id),
    pts: Number(row.pts),
    peer: row.peer as bigint,
    sender: row.sender as bigint,
    date: Number(row.date),
    editDate: row.edit_date === null ? undefined : Number(row.edit_date),
    groupedId: (row.grouped_id as bigint | null) ?? undefined,
    text: row.text as string,
    searchText: row.search_text as string,
    kind: (row.kind as MediaKind | null) ?? undefined,
    mediaUnread: row.media_unread === 1n,
    mediaDue: row.media_due === null ? undefined : Number(row.media_due),
    pinned: row.pinned === 1n,
    file: (row.file as bigint | null) ?? undefined,
    companion: (row.companion as bigint | null) ?? undefined,
    body: row.body as Uint8Array,
    origin: { owner: row.origin_owner as bigint, id: Number(row.origin_id) },
  }
}

export function dialogOf(row: Row): DialogRecord {
  return {
    peer: row.peer as bigint,
    topMessage: Number(row.top),
    readInboxUpTo: Number(row.read_inbox),
    readOutboxUpTo: Number(row.read_outbox),
    unread: Number(row.unread),
    pts: undefined,
    ...arrangementOf(row),
  }
}

/** Where a user has put a dialog; nowhere in particular without a row. */
export function arrangementOf(
  row: Row | undefined,
): Pick<DialogRecord, 'folder' | 'pinned' | 'markedUnread'> {
  return {
    folder: row?.folder === 1n ? 1 : 0,
    pinned: row !== undefined && row.pinned !== 0n,
    markedUnread: row?.marked === 1n,
  }
}

/** An event as it lies in the log: its kind, and the rest as JSON with ids of peers in digits. */
export function eventColumns({ kind, ...rest }: BoxEvent): { kind: string; data: string } {
  return {
    kind,
    data: JSON.stringify(rest, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  }
}

export function changeOf(row: Row): BoxChange {
  const data = JSON.parse(row.data as string) as Record<string, unknown>
  if (typeof data.peer === 'string') data.peer = BigInt(data.peer)
  if (Array.isArray(data.peers)) data.peers = data.peers.map(BigInt)
  return {
    owner: row.owner as bigint,
    pts: Number(row.pts),
    ptsCount: Number(row.pts_count),
    event: { kind: row.kind, ...data } as BoxEvent,
  }
}
