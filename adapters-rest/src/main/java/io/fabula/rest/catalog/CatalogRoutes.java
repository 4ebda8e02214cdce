package io.fabula.rest.catalog;

import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.domain.catalog.Models;
import io.fabula.domain.shared.Page;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import java.util.List;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** {@code /models}: what a turn can be written with. */
public final class CatalogRoutes implements Routes {
  private final Models models;
  private final ModelViews views = Mappers.getMapper(ModelViews.class);

  public CatalogRoutes(Models models) {
    this.models = models;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(Route.get("/models", "catalog.models", PUBLIC, Answer.pageOf(ModelView.class), this::list)
        .says("Every model that can be asked for, the offline one included."));
  }

  private Reply list(Call call) {
    return Reply.page(new Page<>(models.all(), Optional.empty()), views::view);
  }
}
