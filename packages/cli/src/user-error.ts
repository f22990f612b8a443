/** Something the person at the keyboard can mend: the reason, and what to do about it. Never shown with a stack. */
export class UserError extends Error {
  readonly remedy: string | undefined

  constructor(reason: string, remedy?: string) {
    super(reason)
    this.name = 'UserError'
    this.remedy = remedy
  }
}
