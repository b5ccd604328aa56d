package dev.makertime.model;

import java.time.LocalDate;

/** From a date on, these working hours hold and no longer those before. */
public record WorkingHours(LocalDate from, WorkWeek workingHours) {}
