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
    public void The_size_that_a_photo_is_asked_for_in_is_recorded()
    {
        ICamera camera = Wrap().Camera;
        camera.Take(_glasses.Modes[0], TestGlasses.At(1));
        camera.Take(new CameraMode(320, 240, 15), TestGlasses.At(2));
        Assert.Equal([(960, 720), (320, 240)], _records.Where(r => r.Kind == TraceRecordKind.Photo).Select(Size));
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
    public void What_a_finger_does_and_where_the_switch_is_are_recorded_when_they_change_and_charge_whenever_it_is_asked_for()
    {
        var pause = new Switch();
        GlassesDevices wrapped = TracedDevices.Wrap(_glasses.Devices with { Buttons = new OnePress(), Pause = pause, Power = new Cell() }, new TraceRecorder(this), null);
        Assert.True(wrapped.Buttons!.TryTake(new HostTime(5), out ButtonEvent touch));
        Assert.Equal(ButtonAction.SwipeDown, touch.Action);
        Assert.False(wrapped.Buttons.TryTake(new HostTime(6), out _));
        Assert.False(wrapped.Pause!.IsPaused);
        pause.IsPaused = true;
        Assert.True(wrapped.Pause.IsPaused);
        Assert.True(wrapped.Pause.IsPaused);
        Assert.Equal(42, wrapped.Power!.Read(new HostTime(7)).ChargePercent);
        Assert.Equal([TraceRecordKind.Touch, TraceRecordKind.Pause, TraceRecordKind.Charge], _records.Select(record => record.Kind));
        Assert.Null(wrapped.Microphone);
    }

    private GlassesDevices Wrap() => TracedDevices.Wrap(_glasses.Devices, new TraceRecorder(this), null);

    private static (int Width, int Height) Size(TraceRecord photo)
    {
        TracePayload payload = photo.Open();
        return (payload.ReadUInt16(), payload.ReadUInt16());
    }

    private sealed class OnePress : IGlassesButtons
    {
        private bool _isTaken;

        public IReadOnlyList<ButtonAction> Actions => [ButtonAction.SwipeDown];

        public bool TryTake(HostTime now, out ButtonEvent taken)
        {
            taken = new ButtonEvent(ButtonAction.SwipeDown, now);
            return !_isTaken && (_isTaken = true);
        }
    }

    private sealed class Switch : IPauseSwitch
    {
        public bool IsPaused { get; set; }
    }

    private sealed class Cell : IGlassesPower
    {
        public GlassesPowerState Read(HostTime now) => new(true, 42, false, false, 30, HeatLevel.Normal);
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
