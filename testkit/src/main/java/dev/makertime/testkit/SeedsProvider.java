package dev.makertime.testkit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Provides {@link Seeds} as the parameter of a test. */
final class SeedsProvider implements ArgumentsProvider, AnnotationConsumer<Seeds> {
  static final int LEAST = 3;

  private Duration share = Duration.ZERO;

  @Override
  public void accept(Seeds seeds) {
    share = Duration.ofSeconds(Thorough.or(seeds.seconds(), seeds.whole()));
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    return of(test, share, FirstSeed.value(), System::nanoTime, System.out).map(Arguments::of);
  }

  static Stream<Integer> of(
      String test, Duration share, int first, LongSupplier nanoTime, PrintStream out) {
    Iterator<Integer> seeds = new UntilUsed(test, share, first, nanoTime, out);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(seeds, Spliterator.ORDERED), false);
  }

  private static final class UntilUsed implements Iterator<Integer> {
    private final String test;
    private final Duration share;
    private final int first;
    private final LongSupplier nanoTime;
    private final PrintStream out;
    private final long began;
    private int taken;
    private boolean over;

    UntilUsed(String test, Duration share, int first, LongSupplier nanoTime, PrintStream out) {
      this.test = test;
      this.share = share;
      this.first = first;
      this.nanoTime = nanoTime;
      this.out = out;
      began = nanoTime.getAsLong();
    }

    @Override
    public boolean hasNext() {
      Duration used = Duration.ofNanos(nanoTime.getAsLong() - began);
      if (!over && taken >= LEAST && used.compareTo(share) >= 0) {
        over = true;
        out.printf(
            "%s: %d seeds from %d on, in %d s (%s=%d repeats them)%n",
            test, taken, first, used.toSeconds(), FirstSeed.VARIABLE, first);
      }
      return !over;
    }

    @Override
    public Integer next() {
      if (over) {
        throw new NoSuchElementException(test);
      }
      return first + taken++;
    }
  }
}
