/** Pictures of a harbour, as the content of an SVG with a viewBox of 512x512. */

const INK = '#1d3244'
const RUST = '#d9512c'
const STEEL = '#3f7fb0'
const SAND = '#f2b233'
const FOAM = '#ffffff'

const outlined = (content: string) =>
  `<g stroke="${INK}" stroke-width="14" stroke-linejoin="round" stroke-linecap="round">${content}</g>`

export const ship = outlined(`
  <path fill="${FOAM}" d="M176 236V140h104v96z"/>
  <path fill="${RUST}" d="M208 140V72h44v68z"/>
  <path fill="${STEEL}" d="M296 236v-76h72v76z"/>
  <path fill="${SAND}" d="M368 236v-52h68v52z"/>
  <path fill="${RUST}" d="M40 236h440l-64 164H120z"/>
  <path fill="${FOAM}" d="M84 344h352l-20 56H120z"/>
  <circle fill="${STEEL}" cx="228" cy="186" r="20"/>`)

export const crane = outlined(`
  <path fill="${SAND}" d="M128 476l32-372h48l32 372h-36l-8-92h-24l-8 92z"/>
  <path fill="${SAND}" d="M40 116l120-76h48l264 76v36H40z"/>
  <path fill="none" d="M420 152v140"/>
  <path fill="${STEEL}" d="M352 292h136v88H352z"/>
  <path fill="none" d="M398 292v88M442 292v88"/>
  <path fill="${RUST}" d="M56 152h64v60H56z"/>`)

export const container = outlined(`
  <path fill="${STEEL}" d="M24 196l116-76h348v220l-116 72H24z"/>
  <path fill="${FOAM}" d="M24 196h348v216H24z"/>
  <path fill="${STEEL}" d="M52 224h292v160H52z"/>
  <path fill="none" d="M110 224v160M168 224v160M226 224v160M284 224v160M372 196l116-76"/>`)

export const anchor = outlined(`
  <path fill="${STEEL}" fill-rule="evenodd" d="M256 28a60 60 0 0 1 32 110v34h84v48h-84v186c64-12 104-52 116-112l-44 16 68-96 56 104-36-12
    c-16 108-92 178-192 178S80 414 64 306l-36 12 56-104 68 96-44-16c12 60 52 100 116 112V220h-84v-48h84v-34a60 60 0 0 1 32-110z
    M256 64a24 24 0 1 0 .1 0z"/>`)

/** A gull in flight; its wings at the top of their beat at 0 and 1, at the bottom at 0.5. */
export function gull(phase: number): string {
  const lift = Math.round(90 * Math.cos(2 * Math.PI * phase))
  return outlined(`
    <path fill="${FOAM}" d="M250 250Q170 ${200 - lift} 36 ${230 - lift}Q130 ${270 - lift / 2} 236 310z"/>
    <path fill="${FOAM}" d="M262 250Q342 ${200 - lift} 476 ${230 - lift}Q382 ${270 - lift / 2} 276 310z"/>
    <ellipse fill="${FOAM}" cx="256" cy="290" rx="52" ry="76"/>
    <circle fill="${INK}" stroke="none" cx="238" cy="258" r="9"/>
    <circle fill="${INK}" stroke="none" cx="274" cy="258" r="9"/>
    <path fill="${SAND}" d="M244 280h24l-12 30z"/>`)
}

export function svgOf(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${content}</svg>`
}
