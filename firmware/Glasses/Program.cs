using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NeuralGlasses.Calibration;
using NeuralGlasses.Conformance;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Glasses.Doctor;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Settings;
using NeuralGlasses.Simulator;
using NeuralGlasses.Traces;
using OpenTelemetry.Metrics;

namespace NeuralGlasses.Glasses;

/// <summary>The program that runs on the glasses. It puts together what the SDK has, and holds no logic of its own.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const string Usage = """
        neuralglasses-glasses [run] [--settings FILE]      run the glasses; the usual file is glasses.json beside the program
        neuralglasses-glasses app FOLDER                   be the process of an installed app; the glasses start it
        neuralglasses-glasses doctor [--settings FILE]     look whether this board has what the settings name: folder, models, Bluetooth and
                                                           band, light, camera, screen, sound, switches, motion; the glasses must not run
        neuralglasses-glasses conformance [--settings FILE] [--slow TIMES]   check the devices that are set, and print a report;
                                                           --slow 10 for a machine that is ten times slower than a board, such as an emulated one

        Exit code 0: ended in order, all checks passed. 1: something failed, or is wrong with the board. 2: bad input.
        """;

    private static int Main(string[] args)
    {
        var clock = new GlassesClock(TimeProvider.System);
        try
        {
            return Run(args, clock);
        }
        catch (OptionsException wrong)
        {
            return Complain(BadInput, [.. wrong.Faults]);
        }
        catch (Exception wrong) when (wrong is ScenarioException or TraceException or ModelManifestException or ModelMismatchException or CalibrationException or SettingsException)
        {
            return Complain(BadInput, wrong.Message);
        }
        catch (Exception failed) when (failed is DeviceFailedException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return Complain(Failed, failed.Message);
        }
    }

    private static int Run(string[] args, GlassesClock clock)
    {
        var rest = args.ToList();
        if (rest is [InstalledFolder.Verb, var app])
            return InstalledFolder.Run(app);
        var verb = "run";
        if (rest is ["run" or "doctor" or "conformance", ..])
        {
            verb = rest[0];
            rest.RemoveAt(0);
        }

        if (rest is ["--help" or "-h"])
        {
            Console.WriteLine(Usage);
            return 0;
        }

        var file = Take(rest, "--settings");
        var slowness = verb == "conformance" ? Slowness(Take(rest, "--slow")) : 1;
        if (rest.Count > 0)
            throw new OptionsException([$"'{string.Join(' ', args)}' is not understood; see --help."]);
        var options = OptionsReading.Read(Configuration(file));
        return verb switch
        {
            "doctor" => Examine(options, clock),
            "conformance" => Check(options, clock, slowness),
            _ => RunGlasses(options, clock),
        };
    }

    private static string? Take(List<string> rest, string name)
    {
        var at = rest.IndexOf(name);
        if (at < 0 || at + 1 >= rest.Count)
            return null;
        var value = rest[at + 1];
        rest.RemoveRange(at, 2);
        return value;
    }

    private static double Slowness(string? text) => text is null ? 1
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= 100 ? times
        : throw new OptionsException([$"--slow is '{text}'; expected a number from 1 to 100."]);

    private static IConfiguration Configuration(string? settings)
    {
        var file = Path.GetFullPath(settings ?? Path.Combine(AppContext.BaseDirectory, "glasses.json"));
        if (settings is not null && !File.Exists(file))
            throw new OptionsException([$"--settings {settings}: there is no such file."]);
        try
        {
            return new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables(OptionsReading.EnvironmentPrefix).Build();
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            throw new OptionsException([$"{file} is no JSON ({error.InnerException?.Message ?? error.Message}); expected one object of options."]);
        }
    }

    private static int RunGlasses(GlassesProgramOptions options, GlassesClock clock)
    {
        Directory.CreateDirectory(options.Folder);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        AddSystemd(builder.Services);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<Func<GlassesClock, GlassesBody>>(services => _ => Body(options, clock, services.GetRequiredService<ILogger<GlassesBody>>()));
        builder.Services.AddSingleton<GlassesLoop>();
        builder.Services.AddHostedService(services => services.GetRequiredService<GlassesLoop>());
        if (options.HealthPort != 0)
            builder.Services.AddHostedService(services => new HealthAnswer(options.HealthPort, () => services.GetRequiredService<GlassesLoop>().Condition, services.GetRequiredService<ILogger<HealthAnswer>>()));
        AddMetrics(builder, options);
        using var host = builder.Build();
        var loop = host.Services.GetRequiredService<GlassesLoop>();
        if (options.Metrics != MetricsExporter.None)
            host.Services.GetRequiredService<GlassesMetrics>();
        try
        {
            host.Run();
        }
        catch (Exception) when (loop.Failure is not null)
        {
            // The loop's own failure says more than the host's.
        }

        return loop.Failure is { } failure ? throw failure : 0;
    }

    // As AddSystemd of the package does it; but that looks for systemd among the processes in /proc, and a confined service sees none but its own.
    private static void AddSystemd(IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")))
            return;
        services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Systemd);
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
    }

    private static GlassesBody Body(GlassesProgramOptions options, GlassesClock clock, ILogger logger)
    {
        IBand band = options.Band switch
        {
            BandSource.Trace => new TraceBand(options.Trace, clock.Now.Plus(1e6)),
            BandSource.Bluetooth => new BluetoothBand(options, clock),
            _ => new NoBand(),
        };
        return new GlassesBody(options, Hardware(options, clock), band, clock, (at, note) => Log.Note(logger, at.Microseconds / 1e6, note), fault => Log.Fault(logger, fault));
    }

    private static IGlassesHardware Hardware(GlassesProgramOptions options, GlassesClock clock) => options.Devices == DeviceSource.Linux
        ? new LinuxHardware(options, clock)
        : new VirtualHardware(options.Profile, RunFolderOf(options, clock), () => clock.Now);

    private static string RunFolderOf(GlassesProgramOptions options, GlassesClock clock) =>
        Path.Combine(options.Folder, "seen", $"{clock.StartedAt.UtcDateTime:yyyy-MM-dd'T'HHmmss}-{Environment.ProcessId}");

    private static void AddMetrics(HostApplicationBuilder builder, GlassesProgramOptions options)
    {
        if (options.Metrics == MetricsExporter.None)
            return;
        builder.Services.AddSingleton(services => new GlassesMetrics(() => services.GetRequiredService<GlassesLoop>().Condition));
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(GlassesMetrics.MeterName);
            if (options.Metrics == MetricsExporter.Otlp)
                metrics.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(options.MetricsEndpoint));
            else
                metrics.AddConsoleExporter();
        });
    }

    private static int Check(GlassesProgramOptions options, GlassesClock clock, double slowness)
    {
        using var hardware = Hardware(options, clock);
        Console.WriteLine($"Checking {hardware.Name}.");
        var report = ConformanceSuite.Run(hardware.Devices, clock, slowness);
        Console.Write(report.ToText());
        return report.IsConformant ? 0 : Failed;
    }

    private static int Examine(GlassesProgramOptions options, GlassesClock clock)
    {
        var findings = new BoardDoctor(options, clock).Examine();
        Console.Write(ExaminationPage.Format(findings, BoardDoctor.Summary(findings)));
        return findings.Any(finding => finding.Severity == FindingSeverity.Wrong) ? Failed : 0;
    }

    private static int Complain(int code, params string[] sentences)
    {
        foreach (var sentence in sentences)
            Console.Error.WriteLine($"error: {sentence}");
        return code;
    }
}
