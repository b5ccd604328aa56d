package dev.makertime.analysis.calibration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds how far measured hours agree with what people say they were doing.
 *
 * @param people at least so many have said something; absent with everything else for too few
 * @param pairs moments of which it is both said and measured
 * @param working those of them in measured working time
 * @param minimumGroup of fewer people nothing is said
 * @param alike how much alike errors of one person are assumed to be, as an intraclass correlation
 * @param categories the order of the matrix's rows and columns
 * @param matrix a row for each category that was said, a column for each that was measured
 * @param biases by category, of measured working time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calibration(
    int minimumGroup,
    @Nullable Integer people,
    @Nullable Integer pairs,
    @Nullable Integer working,
    Alike alike,
    @Nullable Agreement agreement,
    List<WorkCategory> categories,
    List<List<Integer>> matrix,
    List<CategoryBias> biases) {

  /**
   * Intraclass correlations.
   *
   * @param agreement of whether what is said agrees
   * @param bias of errors about one category
   */
  public record Alike(double agreement, double bias) {
    static final Alike ASSUMED = new Alike(Agreement.ALIKE, CategoryBias.ALIKE);
  }

  /** In fewer moments of working time a bias is anybody's guess. */
  public static final int FEWEST = 30;

  /** Copies what is given. */
  public Calibration {
    categories = List.copyOf(categories);
    matrix = List.copyOf(matrix);
    biases = List.copyOf(biases);
  }

  /** Works it out from counts, of enough people and moments. */
  public static Calibration of(ConfusionMatrix counts, int minimumGroup) {
    List<WorkCategory> categories = List.of(WorkCategory.values());
    int working =
        categories.stream()
            .filter(one -> one != WorkCategory.NOT_WORKING)
            .mapToInt(is -> categories.stream().mapToInt(says -> counts.count(says, is)).sum())
            .sum();
    if (counts.people() < Math.max(2, minimumGroup) || working < FEWEST) {
      return new Calibration(
          minimumGroup, null, null, null, Alike.ASSUMED, null, categories, List.of(), List.of());
    }
    return new Calibration(
        minimumGroup,
        counts.people(),
        counts.pairs(),
        working,
        Alike.ASSUMED,
        Agreement.of(counts),
        categories,
        counts.counts(),
        Arrays.stream(WorkCategory.values()).map(one -> CategoryBias.of(counts, one)).toList());
  }

  /** Whether there is anything to say. */
  @JsonIgnore
  public boolean hasEnough() {
    return agreement != null;
  }

  /** The bias of a category; absent for too few. */
  public @Nullable CategoryBias bias(WorkCategory category) {
    return biases.stream().filter(one -> one.category() == category).findFirst().orElse(null);
  }
}
