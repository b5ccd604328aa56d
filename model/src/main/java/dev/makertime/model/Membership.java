package dev.makertime.model;

import java.time.LocalDate;

/** From a date on, the person belongs to this team; the last one begun holds. */
public record Membership(String team, LocalDate from) {}
