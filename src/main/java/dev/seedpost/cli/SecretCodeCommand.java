package dev.seedpost.cli;

import dev.seedpost.credentials.OneTimeCode;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The second factor of a login. */
@Command(
    name = "code",
    description = {
      "Print the one-time code (RFC 6238) of a seed that is stored under a name that ends in"
          + " -otp-seed.",
      "The seed is what the site shows in Base32, or the whole otpauth://totp/ address of its QR"
          + " code. How long the code is valid is said on standard error."
    },
    footer = {
      "%nExamples:",
      "  seedpost secret set btn-otp-seed",
      "  seedpost secret code btn-otp-seed"
    })
final class SecretCodeCommand extends Action {
  @Parameters(paramLabel = "NAME", description = "of the seed, such as btn-otp-seed")
  private String name = "";

  SecretCodeCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    // What is no name may be a seed, and is not repeated.
    if (!name.matches("([a-z0-9][a-z0-9.-]*-)?otp-seed")) {
      throw usage(
          "this is no name of a one-time seed; such names end in -otp-seed, and 'seedpost secret"
              + " list' shows them");
    }
    OneTimeCode code = services.secrets().code(name);
    Duration left = Duration.between(output.clock().instant(), code.until());
    long seconds = Math.max(0, left.toSeconds());
    output.text(code.digits());
    output.remark("valid for another " + seconds + " s");
    output.object(
        "code",
        Map.of(
            "name",
            name,
            "code",
            code.digits(),
            "valid_seconds",
            seconds,
            "valid_until",
            code.until().toString()));
    output.summary(ExitCode.DONE, Map.of());
    return ExitCode.DONE;
  }
}
