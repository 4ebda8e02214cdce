package io.fabula.rest.persona;

import io.fabula.domain.persona.Persona;
import io.fabula.rest.http.ViewValues;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper(uses = ViewValues.class, imports = ViewValues.class)
interface PersonaViews {
  @Mapping(target = "object", constant = "persona")
  @Mapping(target = "avatarUrl", expression = "java(ViewValues.picture(persona.avatar()))")
  PersonaView view(Persona.Snapshot persona);
}
