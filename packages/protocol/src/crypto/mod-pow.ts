/** Exponent bits taken at once: 32 powers of the base are prepared. */
const WINDOW = 5

/** base ^ exponent mod modulus with windows over bigints. Its time depends on the exponent. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (base < 0n || exponent < 0n || modulus < 2n)
    throw new RangeError('modPow of a negative number or a modulus below 2')
  const powers = [1n]
  for (let power = base % modulus; powers.length < 1 << WINDOW; power = (power * base) % modulus)
    powers.push(power)

  let result = 1n
  for (const digit of exponent.toString(1 << WINDOW)) {
    for (let i = 0; i < WINDOW; i++) result = (result * result) % modulus
    result = (result * (powers[Number.parseInt(digit, 1 << WINDOW)] ?? 1n)) % modulus
  }
  return result
}
