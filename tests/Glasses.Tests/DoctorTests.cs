using System.Net;
using System.Net.Sockets;
using System.Reflection;
using NeuralGlasses.BlueZ;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Glasses.Doctor;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>What the doctor says of a board, on a machine that has none of its devices.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static GlassesClock Clock => new(TimeProvider.System);

    [Fact]
    public void Virtual_glasses_without_a_band_can_run_everywhere()
    {
        var findings = Examine(new GlassesProgramOptions());

        Assert.Equal(["folder", "discrete-gestures", "wrist-cursor", "band", "devices"], findings.Select(f => f.Subject));
        Assert.DoesNotContain(findings, f => f.Severity > FindingSeverity.Note);
        Assert.Equal("The glasses can run on this board.", BoardDoctor.Summary(findings));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Each_device_that_is_not_there_is_named_by_itself()
    {
        var findings = Examine(new GlassesProgramOptions
        {
            Devices = DeviceSource.Linux,
            Linux = new Dictionary<string, string>
            {
                ["camera"] = "/dev/video77", ["gpioChip"] = "77", ["ledPin"] = "1", ["ledSensePin"] = "2", ["motionBus"] = "77",
            },
        });

        Assert.Contains("There is no /dev/gpiochip77", Of(findings, "pins").Sentence, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Wrong, Of(findings, "motion").Severity);
        Assert.Equal("It was not tried, as nothing is captured without the light.", Of(findings, "camera").Sentence);
        Assert.Equal("The glasses cannot run on this board as they are set; wrong: 3.", BoardDoctor.Summary(findings));
    }

    [Fact]
    public void A_screen_and_sound_that_are_not_there_are_named_too()
    {
        var findings = Examine(new GlassesProgramOptions
        {
            Devices = DeviceSource.Linux,
            Linux = new Dictionary<string, string> { ["screen"] = "/dev/fb77", ["speaker"] = "hw:77", ["microphone"] = "hw:77" },
        });

        Assert.All(new[] { "screen", "speaker", "microphone" }, subject => Assert.Equal(FindingSeverity.Wrong, Of(findings, subject).Severity));
        Assert.Contains("/dev/fb77", Of(findings, "screen").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Microphones_stay_closed_while_the_pause_switch_cannot_be_read()
    {
        var findings = Examine(new GlassesProgramOptions
        {
            Devices = DeviceSource.Linux,
            Linux = new Dictionary<string, string> { ["gpioChip"] = "77", ["pausePin"] = "3", ["microphone"] = "hw:77" },
        });

        Assert.Equal("It was not tried, as the switch says pause or could not be read.", Of(findings, "microphone").Sentence);
    }

    [Fact]
    public void A_board_without_devices_is_told_how_to_name_them()
    {
        var findings = Examine(new GlassesProgramOptions { Devices = DeviceSource.Linux });

        Assert.Equal(FindingSeverity.Note, Of(findings, "devices").Severity);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_wrong()
    {
        var file = Path.Combine(_folder.Path, "file");
        System.IO.File.WriteAllText(file, "");

        var findings = new BoardDoctor(new GlassesProgramOptions { Folder = file }, Clock).Examine();

        Assert.Contains($"cannot write to {file}", Of(findings, "folder").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Glasses_that_run_are_to_be_stopped_first()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var findings = Examine(new GlassesProgramOptions { HealthPort = ((IPEndPoint)listener.LocalEndpoint).Port });

        Assert.Equal(("glasses", FindingSeverity.Wrong), (Assert.Single(findings).Subject, findings[0].Severity));
    }

    [Theory]
    [InlineData("8388608\n", FindingSeverity.Ok, "8388608")]
    [InlineData("212992\n", FindingSeverity.Warning, "is 212992; expected 8388608")]
    [InlineData("", FindingSeverity.Warning, "is not known")]
    public void The_kernels_room_for_sockets_is_looked_at(string text, FindingSeverity severity, string says)
    {
        var finding = BandCheck.Room(File(text));

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(says, finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[GATT]\nChannels = 1\n", FindingSeverity.Ok, "open one")]
    [InlineData("[GATT]\n#Channels = 1\n", FindingSeverity.Warning, "says nothing of Channels")]
    [InlineData("[GATT]\nChannels=3\n", FindingSeverity.Warning, "says Channels=3")]
    public void The_bearers_of_bluetoothd_are_looked_at(string text, FindingSeverity severity, string says)
    {
        var finding = BandCheck.Bearers(File(text));

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(says, finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RadioState.Connected, RadioProblem.None, FindingSeverity.Ok)]
    [InlineData(RadioState.Connecting, RadioProblem.None, FindingSeverity.Warning)]
    [InlineData(RadioState.Waiting, RadioProblem.NotPaired, FindingSeverity.Note)]
    [InlineData(RadioState.Waiting, RadioProblem.ConnectFailed, FindingSeverity.Warning)]
    [InlineData(RadioState.Waiting, RadioProblem.AdapterBlocked, FindingSeverity.Wrong)]
    [InlineData(RadioState.Waiting, RadioProblem.NoBus, FindingSeverity.Wrong)]
    [InlineData(RadioState.Waiting, RadioProblem.WrongServices, FindingSeverity.Wrong)]
    public void What_stands_between_glasses_and_band_is_weighed(RadioState state, RadioProblem problem, FindingSeverity severity) =>
        Assert.Equal(severity, BandCheck.Of(new RadioCondition(state, problem, "It is so.", "00:11:22:33:44:55", 517)).Severity);

    [Fact]
    public void What_the_package_sets_is_what_the_doctor_expects()
    {
        var root = Path.Combine(
            typeof(DoctorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "firmware", "Glasses", "Package", "root");

        Assert.Contains($"net.core.wmem_default = {BandCheck.SocketBytes}", System.IO.File.ReadAllText(Path.Combine(root, "usr/lib/sysctl.d/60-neuralglasses.conf")), StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Ok, BandCheck.Bearers(Path.Combine(root, BandCheck.SettingsOfBluetoothd[0][1..])).Severity);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Examine(GlassesProgramOptions options) => new BoardDoctor(options with { Folder = _folder.Path }, Clock).Examine();

    private static Finding Of(IReadOnlyList<Finding> findings, string subject) => Assert.Single(findings, f => f.Subject == subject);

    private string File(string text)
    {
        var path = Path.Combine(_folder.Path, "setting");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
