using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Traces;

/// <summary>What devices answer is recorded, and reaches whoever asked unchanged.</summary>
public sealed class TracedDevicesTests : ITraceSink
{
    private readonly List<TraceRecord> _records = [];
    private readonly TestGlasses _glasses = new();

    void ITraceSink.Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload) => _records.Add(new TraceRecord(_records.Count, kind, at, payload.ToArray()));

    [Theory]
    [InlineData(null)]
    [InlineData(-61)]
    public void The_strength_of_the_signal_is_recorded_when_it_is_asked_for(int? dbm)
    {
        var central = new TracedCentral(new Radio(dbm), new TraceRecorder(this));
        Assert.Empty(_records);
        Assert.Equal(dbm, central.RssiDbm);
        TracePayload payload = Assert.Single(_records, r => r.Kind == TraceRecordKind.Signal).Open();
        Assert.Equal(dbm, payload.ReadFlag() ? payload.ReadInt32() : null);
    }

    [Fact]
    public void The_size_that_a_photo_is_asked_for_in_is_recorded_and_0_for_the_usual_one()
    {
        ICamera camera = Wrap().Camera;
        camera.Take(TestGlasses.At(1));
        camera.Take(new CameraMode(320, 240, 15), TestGlasses.At(2));
        Assert.Equal([(0, 0), (320, 240)], _records.Where(r => r.Kind == TraceRecordKind.Photo).Select(Size));
        Assert.Equal((_glasses.Modes, _glasses.HorizontalFieldDegrees), (camera.Modes, camera.HorizontalFieldDegrees));
    }

    [Theory]
    [InlineData(HudOutcome.Displayed, true)]
    [InlineData(HudOutcome.Degraded, true)]
    [InlineData(HudOutcome.Dropped, false)]
    [InlineData(HudOutcome.Blocked, false)]
    public void What_the_display_answers_is_recorded_and_a_frame_where_it_shows_one(HudOutcome outcome, bool isShown)
    {
        _glasses.Showing = outcome;
        var scene = new HudScene("home", [new HudList("menu", "Home", [new HudItem("a", "A", "1")])]);
        IHudDisplay display = Wrap().Display;
        HudResult result = display.Show(scene, TestGlasses.At(5));
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(_glasses.Abilities, display.Abilities);
        TraceRecord answer = Assert.Single(_records, r => r.Kind == TraceRecordKind.HudAnswer);
        TracePayload payload = answer.Open();
        Assert.Equal(((byte)outcome, result.VisibleAt.Microseconds, result.Reason), (payload.ReadByte(), payload.ReadInt64(), payload.ReadText()));
        Assert.Equal(isShown, payload.ReadRest().IsEmpty);
        Assert.Equal(isShown, _records.Exists(r => r.Kind == TraceRecordKind.HudFrame));
    }

    [Fact]
    public void Devices_that_nobody_asks_yet_pass_through()
    {
        var buttons = new NoButtons();
        var pause = new NoPause();
        GlassesDevices wrapped = TracedDevices.Wrap(_glasses.Devices with { Buttons = buttons, Pause = pause }, new TraceRecorder(this), null);
        Assert.Same(buttons, wrapped.Buttons);
        Assert.Same(pause, wrapped.Pause);
        Assert.Null(wrapped.Microphone);
    }

    private GlassesDevices Wrap() => TracedDevices.Wrap(_glasses.Devices, new TraceRecorder(this), null);

    private static (int Width, int Height) Size(TraceRecord photo)
    {
        TracePayload payload = photo.Open();
        return (payload.ReadUInt16(), payload.ReadUInt16());
    }

    private sealed class NoButtons : IGlassesButtons
    {
        public IReadOnlyList<ButtonAction> Actions => [];

        public bool TryTake(HostTime now, out ButtonEvent taken)
        {
            taken = default;
            return false;
        }
    }

    private sealed class NoPause : IPauseSwitch
    {
        public bool IsPaused => false;
    }

    private sealed class Radio(int? dbm) : IGattCentral
    {
        public bool IsConnected => true;

        public int? RssiDbm => dbm;

        public void Listen(IGattCentralListener listener)
        {
        }

        public void Subscribe(Guid characteristic)
        {
        }

        public void Read(Guid characteristic)
        {
        }

        public void Write(Guid characteristic, ReadOnlySpan<byte> value)
        {
        }
    }
}
