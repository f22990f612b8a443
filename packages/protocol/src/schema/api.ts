import type { Constructors, Methods, Types } from './types.gen.ts'

export type { Constructors, Methods, Types } from './types.gen.ts'

/** Any TL object: `_` is its name in the schema. */
export interface TlObject {
  readonly _: string
}

export type ConstructorName = keyof Constructors

/** The object of one constructor, as the newest layer has it. */
export type Constructor<N extends ConstructorName> = Constructors[N]

export type TypeName = keyof Types

/** Any object of a TL type, as the newest layer has it. */
export type Type<N extends TypeName> = Types[N]

export type MethodName = keyof Methods

/** A method's call; the `query` of a wrapper is the bytes of the call inside. */
export type Request<M extends MethodName> = Methods[M]['request']

/** A method's answer; unknown for wrappers, which answer what the call inside answers. */
export type Result<M extends MethodName> = Methods[M]['result']
