package dev.makertime.collector.reading;

/** Answers calls to a client's path, where a status alone is not what its clients expect. */
public interface ClientAnswers {

  /**
   * An answer.
   *
   * @param type of the body, for {@code Content-Type}
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Answer(int status, String type, byte[] body) {}

  /** Answers a call of which all that can be read is stored. */
  Answer taken(Payload head, CallReading told);

  /** Answers a call that is refused. */
  Answer refused(Payload head, int status, String why);
}
