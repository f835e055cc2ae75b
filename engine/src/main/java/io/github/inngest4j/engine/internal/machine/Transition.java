package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.Change;
import java.util.List;

/**
 * What an input leads to.
 *
 * @param changes the rows that are different now
 * @param effects what is to be done once the changes are stored
 * @param reply what the input's sender is told
 */
public record Transition(List<Change<?>> changes, List<Effect> effects, Reply reply) {}
