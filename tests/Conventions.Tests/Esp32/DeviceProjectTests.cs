using System.Xml.Linq;
using NeuralGlasses.Conventions.Tests.Documents;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Esp32;

/// <summary>The project files of the board, which nanoFramework's tools build and nothing here: what they say must at least agree.</summary>
public sealed class DeviceProjectTests
{
    private const string Folder = "firmware/Wristband.Esp32";

    private const string Interop = Folder + "/Interop";

    private const string Program = Folder + "/NeuralGlasses.Wristband.Esp32.nfproj";

    private const string Native = Interop + "/NeuralGlasses.Wristband.Native.nfproj";

    public static TheoryData<string> Projects => new(Program, Native);

    [Fact]
    public void The_packages_have_the_versions_of_the_table()
    {
        var table = MarkedTable.Build("Package | Version", Packages(Folder).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} | {p.Value}"));
        Assert.True(table == MarkedTable.Read(Folder + "/README.md", "packages"), MarkedTable.Complaint(Folder + "/README.md", "packages", table));
        Assert.All(Packages(Interop), p => Assert.Equal(Packages(Folder)[p.Key], p.Value));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_its_packages_and_to_no_other(string project)
    {
        var packages = Packages(Path.GetDirectoryName(project)!).Select(p => $"{p.Key}.{p.Value}").Order(StringComparer.Ordinal);
        var hints = Elements(project, "HintPath").Select(h => h.Value.Split('\\').SkipWhile(s => s != "packages").ElementAt(1));
        Assert.Equal(packages, hints.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_packages_of_both_projects_lie_in_one_folder()
    {
        Assert.All(Elements(Program, "HintPath"), h => Assert.StartsWith("packages\\", h.Value, StringComparison.Ordinal));
        Assert.All(Elements(Native, "HintPath"), h => Assert.StartsWith("..\\packages\\", h.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_compiles_every_source_of_its_folder(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var sources = Repository.Files(folder, "*.cs").Where(f => project == Native || !f.StartsWith(Interop + "/", StringComparison.Ordinal));
        var compiled = Elements(project, "Compile").Select(c => $"{folder}/{c.Attribute("Include")!.Value.Replace('\\', '/')}");
        Assert.Equal(sources.Order(StringComparer.Ordinal), compiled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_program_imports_the_lists_of_the_firmware_s_sources()
    {
        var lists = Elements(Program, "Import").Select(i => i.Attribute("Project")!.Value).Where(p => p.EndsWith(".projitems", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["..\\Contract\\Contract.projitems", "..\\Wristband\\Wristband.projitems"], lists);
        Assert.All(lists, l => Assert.True(File.Exists(Repository.PathOf(Path.Combine(Folder, l.Replace('\\', '/'))))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_holds_the_sources_to_the_language_version_that_keeps_native_tables(string project) =>
        Assert.Equal("10", Assert.Single(Elements(project, "LangVersion")).Value);

    [Theory]
    [InlineData(Folder)]
    [InlineData(Interop)]
    public void The_repository_s_settings_do_not_reach_the_device_projects(string folder) =>
        Assert.Empty(XDocument.Parse(Repository.Read(folder + "/Directory.Build.props")).Root!.Elements());

    [Fact]
    public void The_solution_of_the_devices_has_both_projects_and_the_repository_s_has_neither()
    {
        var devices = Repository.Read(Folder + "/Devices.sln");
        Assert.All(Projects, p => Assert.Contains(Path.GetRelativePath(Folder, p.Data).Replace('/', '\\'), devices, StringComparison.Ordinal));
        Assert.All(Projects, p => Assert.Contains($"{{{Assert.Single(Elements(p.Data, "ProjectGuid")).Value}}}", devices, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(".nfproj", Repository.Read("NeuralGlasses.sln"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_keeps_what_the_protocol_and_the_loop_rest_on()
    {
        var settings = Repository.Read(Folder + "/image/sdkconfig.fragment").Split('\n');
        Assert.Contains("CONFIG_BT_NIMBLE_NVS_PERSIST=y", settings);
        Assert.Contains("CONFIG_BT_NIMBLE_SM_LEGACY=n", settings);
        Assert.Contains("CONFIG_BT_NIMBLE_MAX_CONNECTIONS=1", settings);
        Assert.Contains($"CONFIG_BT_NIMBLE_ATT_PREFERRED_MTU={Contract.EmgStreamFormat.MaxFrameLength + 3}", settings);
        Assert.Contains($"CONFIG_FREERTOS_HZ={1_000_000 / Wristband.WristbandFirmware.StepMicroseconds}", settings);
    }

    [Fact]
    public void The_image_lets_the_radio_sleep_and_the_clock_fall()
    {
        var settings = Repository.Read(Folder + "/image/sdkconfig.fragment").Split('\n');
        Assert.Contains("CONFIG_BT_CTRL_MODEM_SLEEP=y", settings);
        Assert.Contains("CONFIG_BT_CTRL_MODEM_SLEEP_MODE_1=y", settings);
        Assert.Contains("CONFIG_PM_ENABLE=y", settings);

        // The radio's choice of Y1 is only there where the chip's slow clock is Y1 too.
        Assert.Contains("CONFIG_RTC_CLK_SRC_EXT_CRYS=y", settings);
        Assert.Contains("CONFIG_BT_CTRL_LPCLK_SEL_EXT_32K_XTAL=y", settings);
        Assert.Contains("    ScaleClock();", Repository.Read(Folder + "/native/esp-idf/EngineTask.cpp").Split('\n'));
        Assert.Contains("config.light_sleep_enable = false;", Repository.Read(Folder + "/native/esp-idf/Board.cpp"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Packages(string folder) =>
        XDocument.Parse(Repository.Read(folder + "/packages.config")).Root!.Elements("package")
            .ToDictionary(p => p.Attribute("id")!.Value, p => p.Attribute("version")!.Value);

    private static IEnumerable<XElement> Elements(string project, string name) =>
        XDocument.Parse(Repository.Read(project)).Descendants().Where(e => e.Name.LocalName == name);
}
