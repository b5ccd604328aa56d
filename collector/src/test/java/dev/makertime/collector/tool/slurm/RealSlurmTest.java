package dev.makertime.collector.tool.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A real Slurm with one processor posts what became of its jobs. */
class RealSlurmTest {
  private static final SlurmHook HOOK = new SlurmHook("slurm", List.of("geheim"));
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Process> processes = new ArrayList<>();
  private final List<Run> runs = new CopyOnWriteArrayList<>();
  private final List<Activity> waits = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer posted;
  private @Nullable Path home;

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    if (posted != null) {
      posted.stop(0);
    }
  }

  @Test
  void the_second_of_two_jobs_queues_while_the_first_runs_and_ends_are_told() throws Exception {
    assumeThere();
    listen();
    start();

    submit("first", "sleep 4");
    submit("second", "false");
    submit("gone", "sleep 100");
    Await.until(PATIENCE, () -> state("first").equals("SUCCESS"));
    run("scancel", "--name=gone").waitFor();
    Await.until(
        PATIENCE, () -> state("gone").equals("CANCELED") && state("second").equals("FAILED"));

    assertThat(Stream.of("first", "second", "gone").map(this::state))
        .containsExactly("SUCCESS", "FAILED", "CANCELED");
    Run first = job("first");
    Run second = job("second");
    assertThat(first.length().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    assertThat(second.began()).isAfterOrEqualTo(first.ended());
    assertThat(second.queue().orElseThrow())
        .as("from its submission, which was before the first ended")
        .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    assertThat(job("gone").trigger()).hasToString("COMMAND");
    assertThat(waits)
        .extracting(Activity::identity)
        .contains("slurm:" + System.getProperty("user.name"));
    assertThat(Duration.between(Objects.requireNonNull(first.ended()), Instant.now()))
        .as("its times are UTC")
        .isLessThan(Duration.ofMinutes(5));
  }

  private static void assumeThere() {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    boolean isThere =
        Stream.of("/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged", "/usr/bin/sbatch")
            .allMatch(file -> Files.isExecutable(Path.of(file)));
    Assumptions.assumeTrue(
        isRoot && isThere,
        "a real Slurm needs root, and apt-get install slurmctld slurmd slurm-client munge"
            + " slurm-wlm-elasticsearch-plugin");
  }

  private void listen() throws IOException {
    posted = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    posted.createContext(
        SlurmHook.PATH.path(),
        call -> {
          byte[] body = call.getRequestBody().readAllBytes();
          String login = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
          Payload payload = new Payload(Map.of("authorization", login), body, Instant.now());
          if (HOOK.isAuthentic(payload) && HOOK.read(payload) instanceof Reading.Found found) {
            runs.addAll(found.runs());
            waits.addAll(found.activities());
          }
          call.sendResponseHeaders(SlurmHook.PATH.answer(), -1);
          call.close();
        });
    posted.start();
  }

  private void start() throws Exception {
    Path base = Files.createTempDirectory("slurm"); // short, as a socket's path must be
    home = base;
    for (String name : List.of("munge", "state", "spool")) {
      Files.createDirectory(
          base.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    byte[] key = new byte[128];
    new SecureRandom().nextBytes(key);
    Files.write(base.resolve("munge/key"), key);
    Files.setPosixFilePermissions(
        base.resolve("munge/key"), PosixFilePermissions.fromString("r--------"));
    Files.writeString(base.resolve("slurm.conf"), configuration(base));
    processes.add(
        run(
            "/usr/sbin/munged",
            "--foreground",
            "--force",
            "--key-file=" + base.resolve("munge/key"),
            "--socket=" + base.resolve("munge/socket"),
            "--pid-file=" + base.resolve("munge/pid"),
            "--log-file=" + base.resolve("munge/log"),
            "--seed-file=" + base.resolve("munge/seed")));
    Await.until(PATIENCE, () -> Files.exists(base.resolve("munge/socket")));
    processes.add(run("/usr/sbin/slurmctld", "-D"));
    processes.add(run("/usr/sbin/slurmd", "-D"));
  }

  private String configuration(Path base) throws IOException {
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.", 2)[0];
    return """
        ClusterName=lab
        SlurmctldHost=%1$s(127.0.0.1)
        SlurmUser=root
        AuthInfo=socket=%2$s/munge/socket
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        ReturnToService=2
        SlurmctldPort=%3$d
        SlurmdPort=%4$d
        SlurmctldPidFile=%2$s/slurmctld.pid
        SlurmdPidFile=%2$s/slurmd.pid
        SlurmdSpoolDir=%2$s/spool
        StateSaveLocation=%2$s/state
        SlurmctldLogFile=%2$s/slurmctld.log
        SlurmdLogFile=%2$s/slurmd.log
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=batch_sched_delay=0,sched_interval=2
        JobCompType=jobcomp/elasticsearch
        JobCompLoc=http://slurm:geheim@127.0.0.1:%5$d%6$s
        NodeName=%1$s NodeAddr=127.0.0.1 CPUs=1 State=UNKNOWN
        PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
        """
        .formatted(
            host,
            base,
            FreePorts.next(),
            FreePorts.next(),
            Objects.requireNonNull(posted).getAddress().getPort(),
            SlurmHook.PATH.path());
  }

  private void submit(String name, String command) throws Exception {
    Await.until(
        PATIENCE,
        () ->
            run("sbatch", "-J", name, "-o", "/dev/null", "--chdir=/tmp", "--wrap", command)
                    .waitFor()
                == 0);
  }

  private Process run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SLURM_CONF", Objects.requireNonNull(home) + "/slurm.conf");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String state(String name) {
    return runs.stream().anyMatch(run -> name.equals(run.job()))
        ? String.valueOf(job(name).status())
        : "";
  }

  private Run job(String name) {
    return runs.stream()
        .filter(run -> name.equals(run.job()))
        .reduce((one, other) -> other.revision() > one.revision() ? other : one)
        .orElseThrow();
  }
}
