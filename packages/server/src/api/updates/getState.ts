import type { Handler } from '../handler.ts'
import { currentState } from './state.ts'

export const getState: Handler<'updates.getState'> = async (_request, context) => currentState(context)
