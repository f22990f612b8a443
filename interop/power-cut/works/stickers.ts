import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Constructor } from '@longshore/protocol/schema/api'
import { Changing, type Person, type Scene, type Witnesses, type Work } from '../fact.ts'
import { bytesAt, inputOf, me, newName, Open, uploadDocument } from './common.ts'
import { art } from './drawings.ts'

/** What is told of a set of stickers, for as long as it is there. */
class StickerSet {
  readonly input: Constructor<'inputStickerSetShortName'>
  readonly title = new Changing('Circles')
  readonly hasPicture = new Changing(false)
  /** Documents, in their order. */
  readonly order: Changing<readonly bigint[]>
  readonly emoji = new Changing('🟢')
  readonly isInstalled = new Changing<'installed' | 'archived' | 'no'>('no')
  readonly isGone = new Changing(false)

  constructor(short_name: string, stickers: readonly bigint[]) {
    this.input = { _: 'inputStickerSetShortName', short_name }
    this.order = new Changing(stickers)
  }

  /** What holds only while the set is there. */
  check(look: (set: Constructor<'messages.stickerSet'>, witnesses: Witnesses) => unknown) {
    return async (witnesses: Witnesses): Promise<unknown> => {
      if (this.isGone.mayBe(true)) return 'superseded'
      const set = await witnesses.ada.call('messages.getStickerSet', { stickerset: this.input, hash: 0 })
      assert.ok(set._ === 'messages.stickerSet')
      return await look(set, witnesses)
    }
  }
}

const open = new Open<StickerSet>(2)
/** The set that was put behind all others. */
let behind: bigint | undefined

const sets: Work = async (scene) => {
  const { ada, signal, told } = scene
  const short_name = newName()
  const stickers = [await item(ada, signal), await item(ada, signal)]
  const made = await ada.call('stickers.createStickerSet', {
    user_id: me,
    title: 'Circles',
    short_name,
    stickers,
  })
  const [first, second] = idsIn(made)
  assert.ok(made._ === 'messages.stickerSet' && first !== undefined && second !== undefined)
  const set = new StickerSet(short_name, [first, second])
  const inOrder = set.check((now) => checkOrder(set, idsIn(now)))
  told('sticker set', inOrder)
  await set.isInstalled.become('installed', () =>
    ada.call('messages.installStickerSet', { stickerset: set.input, archived: false }),
  )
  told(
    'installed set',
    set.check((_, { ada }) => checkInstalled(set, ada)),
  )
  await changeStickers(scene, set, made, inOrder)

  const { input: stickerset } = set
  await set.title.become('Rings', () => ada.call('stickers.renameStickerSet', { stickerset, title: 'Rings' }))
  told(
    'title of a sticker set',
    set.check((now) => set.title.check(now.set.title)),
  )
  const thumb = inputOf(await uploadDocument(ada, await art(100), 'image/webp', named('thumb.webp'), signal))
  await set.hasPicture.become(true, () => ada.call('stickers.setStickerSetThumb', { stickerset, thumb }))
  told(
    'picture of a sticker set',
    set.check(async ({ set: now }, { ada }) => {
      set.hasPicture.check(now.thumb_version !== undefined)
      if (now.thumb_version === undefined) return
      const location = { _: 'inputStickerSetThumb', stickerset, thumb_version: now.thumb_version } as const
      assert.ok((await bytesAt(ada, location)).length > 0)
    }),
  )
  await moveInPanel(scene, set, made.set.id)
  const old = open.add(set)
  if (!old) return
  await old.isGone.become(true, () => ada.call('stickers.deleteStickerSet', { stickerset: old.input }))
  told('end of a sticker set', async ({ ada }) => {
    const asking = ada.call('messages.getStickerSet', { stickerset: old.input, hash: 0 })
    await assert.rejects(asking, /STICKERSET_INVALID/, 'the set is there again')
  })
}

/** Stands for a sticker whose id the client has not been told yet. */
const UNKNOWN = -1n

function checkOrder({ order }: StickerSet, now: readonly bigint[]): void {
  const withUnknown = now.map((id, index) => (index === 2 ? UNKNOWN : id))
  if (!order.mayBe(withUnknown)) order.check(now)
}

/** One more, one that moves, one with another emoji, one less. */
async function changeStickers(
  { ada, signal, told }: Scene,
  set: StickerSet,
  made: Constructor<'messages.stickerSet'>,
  inOrder: (witnesses: Witnesses) => Promise<unknown>,
): Promise<void> {
  const { input: stickerset } = set
  const [first, second] = made.documents
  assert.ok(first?._ === 'document' && second?._ === 'document')
  const more = await item(ada, signal)
  let third = UNKNOWN
  await set.order.become([first.id, second.id, third], async () => {
    const set = await ada.call('stickers.addStickerToSet', { stickerset, sticker: more })
    third = idsIn(set)[2] ?? assert.fail('there is no third sticker')
  })
  await set.order.become([first.id, second.id, third], async () => {})
  told(
    'sticker',
    set.check((now) => {
      checkOrder(set, idsIn(now))
      for (const document of now.documents) {
        assert.ok(document._ === 'document')
        const sticker = document.attributes.find((one) => one._ === 'documentAttributeSticker')
        assert.ok(sticker?.stickerset._ === 'inputStickerSetID', 'a sticker does not know its set')
      }
    }),
  )
  const moved = { sticker: inputOf(first), position: 1 }
  await set.order.become([second.id, first.id, third], () =>
    ada.call('stickers.changeStickerPosition', moved),
  )
  told('sticker that moved', inOrder)
  await set.emoji.become('🔵', () =>
    ada.call('stickers.changeSticker', { sticker: inputOf(first), emoji: '🔵' }),
  )
  told(
    'emoji of a sticker',
    set.check(({ packs }) => {
      const emojis = packs
        .filter(({ documents }) => documents.includes(first.id))
        .map(({ emoticon }) => emoticon)
      assert.ok(
        emojis.some((emoji) => set.emoji.mayBe(emoji)),
        `${emojis}`,
      )
    }),
  )
  await set.order.become([first.id, third], () =>
    ada.call('stickers.removeStickerFromSet', { sticker: inputOf(second) }),
  )
  told('removed sticker', inOrder)
}

let staysInPanel = false

/** Every second one is put behind all others and stays there; the others are archived, then taken out. */
async function moveInPanel({ ada, told }: Scene, set: StickerSet, id: bigint): Promise<void> {
  const { input: stickerset } = set
  staysInPanel = !staysInPanel
  if (staysInPanel) {
    const order = [...(await panelNow(ada)).filter((one) => one !== id), id]
    behind = id
    await ada.call('messages.reorderStickerSets', { order })
    told(
      'order of sets',
      set.check(async (_, { ada }) => {
        if (behind !== id) return 'superseded'
        assert.equal((await panelNow(ada)).filter((one) => order.includes(one)).at(-1), id)
        return undefined
      }),
    )
    return
  }
  const checked = set.check((_, { ada }) => checkInstalled(set, ada))
  await set.isInstalled.become('archived', () =>
    ada.call('messages.installStickerSet', { stickerset, archived: true }),
  )
  told('set that was put away', checked)
  await set.isInstalled.become('no', () => ada.call('messages.uninstallStickerSet', { stickerset }))
  told('set that was put away', checked)
}

async function panelNow({ call }: Person): Promise<bigint[]> {
  const all = await call('messages.getAllStickers', { hash: 0n })
  return 'sets' in all ? all.sets.map(({ id }) => id) : []
}

async function checkInstalled(set: StickerSet, { call }: Person): Promise<void> {
  const now = await call('messages.getStickerSet', { stickerset: set.input, hash: 0 })
  assert.ok(now._ === 'messages.stickerSet')
  const { installed_date, archived } = now.set
  set.isInstalled.check(installed_date === undefined ? 'no' : archived ? 'archived' : 'installed')
}

/** Favourites, what was used lately, and GIFs: each the newest of its list, until the next one comes. */
const atHand: Work = async (scene) => {
  const { ada, signal } = scene
  const sticker = inputOf(await stickerDocument(ada, signal))
  const { call } = ada
  await keepAtHand(scene, 'faved', sticker.id, () =>
    call('messages.faveSticker', { id: sticker, unfave: false }),
  )
  await keepAtHand(scene, 'recent', sticker.id, () =>
    call('messages.saveRecentSticker', { id: sticker, unsave: false }),
  )
  await keepAtHand(scene, 'recent attached', sticker.id, () =>
    call('messages.saveRecentSticker', { id: sticker, unsave: false, attached: true }),
  )
  const gif = inputOf(await uploadDocument(ada, randomBytes(2000), 'image/gif', named('wave.gif'), signal))
  await keepAtHand(scene, 'gifs', gif.id, () => call('messages.saveGif', { id: gif, unsave: false }))
  await keepAtHand(
    scene,
    'gifs',
    undefined,
    () => call('messages.saveGif', { id: gif, unsave: true }),
    gif.id,
  )
}

type List = 'faved' | 'recent' | 'recent attached' | 'gifs'

/** The first of each list; undefined where that was taken out. */
const firsts = new Map<List, Changing<bigint | undefined>>()

async function keepAtHand(
  { told }: Scene,
  list: List,
  id: bigint | undefined,
  change: () => Promise<unknown>,
  takenOut?: bigint,
): Promise<void> {
  const first = firsts.get(list) ?? new Changing<bigint | undefined>(undefined)
  firsts.set(list, first)
  await first.become(id, change)
  told('list of files at hand', async ({ ada }) => {
    const now = await listNow(ada, list)
    if (takenOut !== undefined) return assert.ok(!now.includes(takenOut), 'it was taken out')
    return first.mayBe(undefined) ? 'superseded' : first.check(now[0])
  })
}

async function listNow({ call }: Person, list: List): Promise<bigint[]> {
  const asked = {
    faved: () => call('messages.getFavedStickers', { hash: 0n }),
    recent: () => call('messages.getRecentStickers', { hash: 0n }),
    'recent attached': () => call('messages.getRecentStickers', { hash: 0n, attached: true }),
    gifs: () => call('messages.getSavedGifs', { hash: 0n }),
  } as const
  const now = await asked[list]()
  const documents = 'stickers' in now ? now.stickers : 'gifs' in now ? now.gifs : []
  return documents.map(({ id }) => id)
}

const named = (file_name: string) => [{ _: 'documentAttributeFilename', file_name } as const]

function stickerDocument(ada: Person, signal: AbortSignal): Promise<Constructor<'document'>> {
  const sticker = {
    _: 'documentAttributeSticker',
    alt: '🟢',
    stickerset: { _: 'inputStickerSetEmpty' },
  } as const
  return art(512).then((bytes) =>
    uploadDocument(ada, bytes, 'image/webp', [sticker, ...named('circle.webp')], signal),
  )
}

async function item(ada: Person, signal: AbortSignal) {
  return {
    _: 'inputStickerSetItem' as const,
    document: inputOf(await stickerDocument(ada, signal)),
    emoji: '🟢',
  }
}

function idsIn(set: Constructor<'messages.stickerSet'> | { readonly _: string }): bigint[] {
  assert.ok(set._ === 'messages.stickerSet' && 'documents' in set)
  return set.documents.map(({ id }) => id)
}

export const stickerWorks: readonly Work[] = [sets, atHand]
