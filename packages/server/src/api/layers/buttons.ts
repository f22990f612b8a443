import { apiCodec } from '@longshore/protocol/schema/codec'
import type { Fields } from './fields.ts'

/**
 * Layer 229 has one inline button and one reply button, each with a type; the layers before have a constructor for
 * every kind of button, whose other fields are those of the type.
 */
const inlineTypes: ReadonlyMap<string, string> = new Map([
  ['keyboardButtonUrl', 'inlineButtonTypeUrl'],
  ['keyboardButtonCallback', 'inlineButtonTypeCallback'],
  ['keyboardButtonSwitchInline', 'inlineButtonTypeSwitchInline'],
  ['keyboardButtonGame', 'inlineButtonTypeGame'],
  ['keyboardButtonBuy', 'inlineButtonTypeBuy'],
  ['keyboardButtonUrlAuth', 'inlineButtonTypeUrlAuth'],
  ['inputKeyboardButtonUrlAuth', 'inputInlineButtonTypeUrlAuth'],
  ['keyboardButtonUserProfile', 'inlineButtonTypeUserProfile'],
  ['inputKeyboardButtonUserProfile', 'inputInlineButtonTypeUserProfile'],
  ['keyboardButtonWebView', 'inlineButtonTypeWebView'],
  ['keyboardButtonCopy', 'inlineButtonTypeCopy'],
])

const replyTypes: ReadonlyMap<string, string> = new Map([
  ['keyboardButton', 'buttonTypeDefault'],
  ['keyboardButtonRequestPhone', 'buttonTypeRequestPhone'],
  ['keyboardButtonRequestGeoLocation', 'buttonTypeRequestGeoLocation'],
  ['keyboardButtonRequestPoll', 'buttonTypeRequestPoll'],
  ['keyboardButtonRequestPeer', 'buttonTypeRequestPeer'],
  ['inputKeyboardButtonRequestPeer', 'inputButtonTypeRequestPeer'],
  ['keyboardButtonSimpleWebView', 'buttonTypeSimpleWebView'],
])

const oldNames = new Map([...inlineTypes, ...replyTypes].map(([button, type]) => [type, button]))

/** What a reply keyboard may hold before layer 229: a client may put any button there. */
export const oldButtonNames: readonly string[] = [...oldNames.values()]

/** A button of a reply keyboard, layers to 228, as 229 has it; one that cannot be there only sends its text. */
export function upgradeReplyButton(button: Fields): Fields {
  if ('type' in button) return button
  return upgradeButton(button, 'keyboardButton', replyTypes, 'buttonTypeDefault')
}

/** A row of an inline keyboard, layers to 228, as 229 has it; a button that cannot be there does nothing. */
export function upgradeInlineRow(row: Fields): Fields {
  const buttons = (row.buttons as Fields[]).map((button) =>
    upgradeButton(button, 'keyboardInlineButton', inlineTypes, 'inlineButtonTypeDisabled'),
  )
  return { _: 'keyboardInlineButtonRow', buttons }
}

function upgradeButton(
  { _, text, style, ...rest }: Fields,
  name: string,
  types: ReadonlyMap<string, string>,
  otherwise: string,
): Fields {
  const type = types.get(_)
  // Before layer 169 one peer is asked for.
  const defaults = _ === 'keyboardButtonRequestPeer' ? { max_quantity: 1 } : {}
  return {
    ...withoutType(name, text, style),
    type: type === undefined ? { _: otherwise } : { _: type, ...defaults, ...rest },
  }
}

function withoutType(name: string, text: unknown, style: unknown): Fields {
  return { _: name, text, ...(style === undefined ? {} : { style }) }
}

/** A row of an inline keyboard as layers to 228 have it. */
export function downgradeInlineRow(row: Fields, layer: number): Fields {
  return {
    _: 'keyboardButtonRow',
    buttons: (row.buttons as Fields[]).map((button) => downgradeButton(button, layer)),
  }
}

/** A button, inline or not, as layers to 228 have it. */
export function downgradeButton({ text, style, type }: Fields, layer: number): Fields {
  const { _, ...rest } = type as Fields
  const name = oldNames.get(_)
  if (name !== undefined && apiCodec.definition(name, layer) !== undefined) {
    return { ...withoutType(name, text, style), ...rest }
  }
  // A button that the layer does not know calls back with no data: nobody answers it.
  return { ...withoutType('keyboardButtonCallback', text, style), data: new Uint8Array(0) }
}
