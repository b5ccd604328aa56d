package dev.makertime.reporter.survey;

import java.time.Instant;
import java.util.List;

/**
 * A round that takes answers, as it is stored: enough to go on with after a restart, and nothing
 * about who has answered.
 *
 * @param engineers how many a move concerns
 * @param until when it is over, whether it was ended or not
 * @param codes the SHA-256 of each code, in their order, used or not
 */
record OpenRound(String round, int engineers, Instant until, List<String> codes) {
  OpenRound {
    codes = codes.stream().sorted().toList();
  }
}
