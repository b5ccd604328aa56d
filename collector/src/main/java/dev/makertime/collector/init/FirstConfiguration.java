package dev.makertime.collector.init;

/**
 * The first two configuration files, drafted from what tools show. Every guess in them is marked as
 * one, with its reason.
 *
 * @param organization organization.yaml
 * @param makertime makertime.yaml
 * @param summary what was found, in one line
 */
public record FirstConfiguration(String organization, String makertime, String summary) {}
