package dev.makertime.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Provides seeds for a random test, limited by time: seed after seed until its share of the build's
 * time is used, at least three. It logs how many. The first one is {@link FirstSeed}.
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
