package dev.makertime.reporter.privacy;

import java.math.BigInteger;

/** An exact fraction in lowest terms, with a positive denominator. */
record Rational(BigInteger above, BigInteger below) {
  static final Rational ZERO = of(0);

  static Rational of(long whole) {
    return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  private static Rational reduced(BigInteger above, BigInteger below) {
    BigInteger common = above.gcd(below).max(BigInteger.ONE);
    BigInteger sign = BigInteger.valueOf(below.signum());
    return new Rational(above.divide(common).multiply(sign), below.divide(common).multiply(sign));
  }

  boolean isZero() {
    return above.signum() == 0;
  }

  Rational minus(Rational other) {
    return reduced(
        above.multiply(other.below).subtract(other.above.multiply(below)),
        below.multiply(other.below));
  }

  Rational times(Rational other) {
    return reduced(above.multiply(other.above), below.multiply(other.below));
  }

  Rational over(Rational other) {
    return reduced(above.multiply(other.below), below.multiply(other.above));
  }

  double toDouble() {
    return above.doubleValue() / below.doubleValue();
  }
}
