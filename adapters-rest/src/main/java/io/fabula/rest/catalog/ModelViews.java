package io.fabula.rest.catalog;

import io.fabula.domain.catalog.Model;
import io.fabula.rest.http.ViewValues;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper(uses = ViewValues.class)
interface ModelViews {
  @Mapping(target = "object", constant = "model")
  @Mapping(target = "provider", source = "id.provider")
  ModelView view(Model model);
}
