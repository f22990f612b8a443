/** What the viewer shows of one file: what stands there while it loads, and the file itself. */
export interface Shown {
  readonly title: string
  readonly kind: 'photo' | 'video' | 'sticker' | 'animation' | 'profile'
  /** The stripped thumbnail or the outline. */
  readonly placeholder?: { readonly type: string; readonly bytes: Uint8Array } | undefined
  readonly still?: { readonly type: string; readonly bytes: Uint8Array } | undefined
  readonly moving?: { readonly type: string; readonly bytes: Uint8Array } | undefined
}

/** A page with a card for each file: placeholder, picture and moving picture side by side. */
export function viewerPage(shown: readonly Shown[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Viewer</title>
<style>
  body { font: 14px sans-serif; margin: 16px; background: #dfe7ee; display: flex; flex-wrap: wrap; gap: 12px }
  figure { margin: 0; padding: 10px; background: white; border-radius: 8px }
  figure > div { display: flex; gap: 8px; align-items: end }
  img, video { max-width: 200px; max-height: 200px; background: #f3f3f3 }
  .placeholder { width: 120px } .sticker .placeholder { opacity: .35; width: 160px }
  .profile video, .profile img { border-radius: 50% }
</style>${shown.map(card).join('\n')}`
}

function card({ title, kind, placeholder, still, moving }: Shown): string {
  const parts = [
    placeholder && `<img class="placeholder" src="${address(placeholder)}">`,
    still && `<img class="still" src="${address(still)}">`,
    moving && `<video class="moving" src="${address(moving)}" autoplay muted loop playsinline></video>`,
  ]
  return `<figure class="${kind}"><div>${parts.filter(Boolean).join('')}</div><figcaption>${title}</figcaption></figure>`
}

function address({ type, bytes }: { type: string; bytes: Uint8Array }): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}
