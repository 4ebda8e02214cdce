package io.fabula.application.account;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.SharedError;

/** Users as others see them, and what they have made. */
public final class Profiles {
  /**
   * Somebody, to everybody.
   *
   * @param characters how many of theirs everyone may find
   */
  public record Profile(User.Snapshot user, long characters) {}

  /**
   * What somebody has made, whoever may see it.
   *
   * @param messages in their chats, whoever wrote them
   * @param likesReceived by their characters
   * @param tokens of their chats' replies and prompts
   */
  public record Made(long characters, long chats, long messages, long likesReceived, long tokens) {}

  /** What the rooms that users make things in count of them. */
  public interface Works {
    /** How many of their characters everyone may find. */
    long publicCharacters(UserId user);

    Made made(UserId user);
  }

  private final Users users;
  private final Works works;

  public Profiles(Users users, Works works) {
    this.users = users;
    this.works = works;
  }

  public Profile of(UserId id) {
    return profile(users.find(id).orElseThrow(() -> SharedError.NotFound.failure("user")).snapshot());
  }

  public Profile profile(User.Snapshot user) {
    return new Profile(user, works.publicCharacters(user.id()));
  }

  public Made stats(Caller caller) {
    return works.made(caller.id());
  }
}
