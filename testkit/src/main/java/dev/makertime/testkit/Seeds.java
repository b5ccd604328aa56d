package dev.makertime.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Seeds for a test with random input, by time and not by number: it takes seed after seed until its
 * share of the build's time is used, three at least, and says how many. They begin with the {@link
 * FirstSeed}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(SeedsProvider.class)
public @interface Seeds {
  /** Seconds that the test may take in the form of every commit. */
  int seconds();

  /** Seconds that it may take in the whole form, see {@link Thorough}. */
  int whole();
}
