package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import java.util.Optional;

/**
 * A thing that somebody may see.
 *
 * @param owner whose it is; absent where their account is gone
 */
public record Subject(SubjectRef ref, Optional<UserId> owner) {}
