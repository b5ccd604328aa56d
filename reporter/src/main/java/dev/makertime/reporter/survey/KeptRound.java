package dev.makertime.reporter.survey;

import dev.makertime.analysis.survey.SurveyCounts;
import java.time.LocalDate;

/**
 * A round that is over and was kept.
 *
 * @param day on which it was
 * @param engineers how many a move concerns
 */
public record KeptRound(String round, LocalDate day, int engineers, SurveyCounts answers) {}
