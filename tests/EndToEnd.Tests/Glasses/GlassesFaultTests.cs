using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using SkiaSharp;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Each fault of the glasses begins and ends when a scenario says so, or somebody does.</summary>
public sealed class GlassesFaultTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    public static TheoryData<string> OfParts => new(FaultCatalogue.All.Where(f => f.OfGlasses is not null).Select(f => f.Name));

    // A finger every second, shortly before each of them is over.
    private static Scenario Touched => Runs.OfGestures(9) with
    {
        Glasses = new GlassesScenario { Buttons = [.. Enumerable.Range(0, 8).Select(second => new ButtonTouch(second + 0.7, ButtonAction.Press))] },
    };

    [Theory]
    [MemberData(nameof(OfParts))]
    public void A_part_fails_when_told_to_and_works_again(string name)
    {
        var run = _runs.Make(Touched);
        var levers = new FaultLevers(run.Board, run.Radio, run.Glasses);
        var fault = FaultCatalogue.Find(name);
        Assert.Equal("", Complaint(run, fault.OfGlasses!.Part, At(1)));
        fault.Begin(levers);
        Assert.NotEqual("", Complaint(run, fault.OfGlasses.Part, At(3)));
        fault.End!(levers);
        Assert.Equal("", Complaint(run, fault.OfGlasses.Part, At(5)));
    }

    [Theory]
    [MemberData(nameof(OfParts))]
    public void A_part_fails_at_the_time_that_a_scenario_gives(string name)
    {
        var run = _runs.Make(Touched with { Faults = [new FaultScenario(4, 2, name)] });
        var part = FaultCatalogue.Find(name).OfGlasses!.Part;
        Assert.Equal("", Complaint(run, part, At(2)));
        Assert.Equal(part == GlassesPart.CaptureLight, Complaint(run, part, At(5)).Length == 0);
        Assert.Equal("", Complaint(run, part, At(7)));
    }

    [Theory]
    [InlineData("broken_light", "The capture light cannot be lit, or something covers it; uncover it.")]
    [InlineData("shorted_light", "The capture light cannot be lit, or something covers it; uncover it.")]
    [InlineData("covered_light", "The capture light cannot be lit, or something covers it; uncover it.")]
    [InlineData("dead_camera", "The camera does not answer.")]
    public void A_fist_takes_no_photo_and_the_wearer_is_told_why(string name, string reason)
    {
        var run = _runs.Make(Runs.OfGestures(9, (3, "fist")) with { Faults = [new FaultScenario(1, null, name)] });
        Assert.Empty(run.Run().Photos);
        Assert.Contains(run.Hud.Shown, s => s.Texts.Contains("No photo") && s.Texts.Contains(reason));
    }

    [Fact]
    public void A_photo_with_something_before_the_lens_is_black()
    {
        var run = _runs.Make(Runs.OfGestures(14, (3, "fist"), (9, "fist")) with { Faults = [new FaultScenario(2, 4, "covered_camera")] });
        var photos = run.Run().Photos;
        Assert.Equal([true, false], photos.Select(p => IsBlack(Path.Combine(run.Folder.Path, p.File))));
    }

    [Fact]
    public void A_nearly_flat_cell_is_empty_a_few_seconds_later()
    {
        // 0.96 mWh at 800 mW last 4.3 s.
        var run = _runs.Make(Runs.OfGestures(12) with { Faults = [new FaultScenario(3, null, "flat_glasses")] });
        Assert.Equal(0, run.Run().Glasses.BatteryPercent);
        Assert.Equal("The glasses are off because their cell is empty.", run.Glasses.Power.WhyOff(At(12)));
        Assert.False(run.Radio.Central.IsConnected);
    }

    [Fact]
    public void A_hot_temple_cools_down_in_a_cool_room_and_switches_the_glasses_off_in_a_hot_one()
    {
        foreach (var (celsius, isOn) in new[] { (22.0, true), (31.0, false) })
        {
            var run = _runs.Make(Runs.OfGestures(25) with
            {
                Glasses = new GlassesScenario { Power = new PowerScenario { AirCelsius = celsius } },
                Faults = [new FaultScenario(2, null, "hot_glasses")],
            });
            Assert.InRange(run.Run().Glasses.SkinCelsius, 41, 43.1);
            Assert.Equal(isOn, run.Glasses.Power.Read(At(25)).IsOn);
        }
    }

    // What a part says when it is used; empty if all is well.
    private static string Complaint(Simulator.Simulation run, GlassesPart part, Streaming.HostTime at)
    {
        var devices = run.Glasses.Devices;
        try
        {
            switch (part)
            {
                case GlassesPart.CaptureLight:
                    var isLit = devices.CaptureLed.TryLight();
                    devices.CaptureLed.Dark();
                    return isLit ? "" : "dark";
                case GlassesPart.Camera:
                    devices.CaptureLed.TryLight();
                    using (var photo = SKBitmap.Decode(devices.Camera.Expose(at).Encoded.Span))
                        return IsBlack(photo) ? "black" : "";
                case GlassesPart.Display:
                    return devices.Display.Show(Menu(), at).Reason;
                case GlassesPart.Microphone:
                    devices.Microphone!.Open(at);
                    devices.Microphone.Close();
                    return "";
                case GlassesPart.Speaker:
                    devices.Speaker!.Write([1], at);
                    return "";
                case GlassesPart.Head:
                    devices.Head!.Open(at);
                    devices.Head.Close();
                    return "";
                default:
                    var felt = default(ButtonEvent);
                    while (devices.Buttons!.TryTake(at, out var taken))
                        felt = taken;
                    return at.Microseconds - felt.At.Microseconds < 500_000 ? "" : "numb";
            }
        }
        catch (DeviceFailedException failure)
        {
            return failure.Message;
        }
    }

    private static bool IsBlack(string file)
    {
        using var photo = SKBitmap.Decode(file);
        return IsBlack(photo);
    }

    private static bool IsBlack(SKBitmap photo) => photo.Pixels.All(p => p.Red < 8 && p.Green < 8 && p.Blue < 8);
}
