package io.fabula.rest.account;

import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.application.account.Admission;
import io.fabula.application.account.Recovery;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.ProofOfWork;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** What people prove: work that was done, and that they read the mail to their address. */
public final class ProofRoutes implements Routes {
  /**
   * In the words of the ALTCHA widget.
   *
   * @param required false where accounts cost nothing
   */
  public record ChallengeView(String algorithm, String challenge, String salt, String signature,
      long maxnumber, boolean required) {}

  public record EmailRequest(@NotBlank @CodePoints(max = Email.LENGTH_MAX) String email) {}

  public record VerifyEmailRequest(@NotBlank @CodePoints(max = 200) String token) {}

  public record ResetPasswordRequest(@NotBlank @CodePoints(max = 200) String token,
      @NotBlank String newPassword) {}

  public record AskedView(String status) {}

  private final Admission admission;
  private final Recovery recovery;
  private final UserViews views = Mappers.getMapper(UserViews.class);

  public ProofRoutes(Admission admission, Recovery recovery) {
    this.admission = admission;
    this.recovery = recovery;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/auth/challenge", "account.challenge", PUBLIC, Answer.ok(ChallengeView.class),
            this::challenge).says("A puzzle (ALTCHA) whose solution registers one account."),
        Route.post("/auth/forgot-password", "account.forgotPassword", PUBLIC, EmailRequest.class,
            Answer.accepted(AskedView.class), this::forgot)
            .says("Asks for a mail with a link to a new password; says the same whoever asks.")
            .guarded(body -> Optional.of(body.email())),
        Route.post("/auth/reset-password", "account.resetPassword", PUBLIC, ResetPasswordRequest.class,
            Answer.nothing(), this::reset)
            .says("Sets another password with the token of a mail, and ends every session.").guarded(),
        Route.post("/auth/verify-email", "account.verifyEmail", PUBLIC, VerifyEmailRequest.class,
            Answer.ok(UserView.class), this::verify).says("Verifies an address with the token of a mail.")
            .guarded(),
        Route.post("/auth/resend-verification", "account.resendVerification", PUBLIC, EmailRequest.class,
            Answer.accepted(AskedView.class), this::resend)
            .says("Asks for another mail that verifies an address; says the same whoever asks.")
            .guarded(body -> Optional.of(body.email())));
  }

  private Reply challenge(Call call) {
    ProofOfWork.Challenge made = admission.challenge();
    return Reply.ok(new ChallengeView(made.algorithm(), made.challenge(), made.salt(), made.signature(),
        made.maxNumber(), admission.required())).header("Cache-Control", "no-store");
  }

  private Reply forgot(Call call, EmailRequest body) {
    recovery.forgot(body.email(), call.locale());
    return Reply.accepted(new AskedView("accepted"));
  }

  private Reply resend(Call call, EmailRequest body) {
    recovery.resendVerification(body.email(), call.locale());
    return Reply.accepted(new AskedView("accepted"));
  }

  private Reply reset(Call call, ResetPasswordRequest body) {
    recovery.resetPassword(body.token(), body.newPassword());
    return Reply.nothing();
  }

  private Reply verify(Call call, VerifyEmailRequest body) {
    return Reply.ok(views.view(recovery.verifyEmail(body.token())));
  }
}
