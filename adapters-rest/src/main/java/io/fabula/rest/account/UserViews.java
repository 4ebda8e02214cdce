package io.fabula.rest.account;

import io.fabula.application.account.TokenPair;
import io.fabula.domain.account.User;
import io.fabula.rest.http.ViewValues;
import java.time.Duration;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper(uses = ViewValues.class, imports = ViewValues.class)
interface UserViews {
  @Mapping(target = "object", constant = "user")
  @Mapping(target = "avatarUrl", expression = "java(ViewValues.face(user.face()))")
  UserView view(User.Snapshot user);

  @Mapping(target = "tokenType", constant = "Bearer")
  TokenPairView view(TokenPair pair);

  default long seconds(Duration duration) {
    return duration.toSeconds();
  }
}
