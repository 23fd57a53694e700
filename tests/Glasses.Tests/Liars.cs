using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>Drivers that break one promise each.</summary>
internal static class Liars
{
    public static IReadOnlyDictionary<string, (string Device, string Check, Func<GlassesDevices, ConformanceBench, GlassesDevices> Change)> All { get; } =
        new Dictionary<string, (string, string, Func<GlassesDevices, ConformanceBench, GlassesDevices>)>
        {
            ["field of a fish"] = ("camera", "sizes and field are possible", (d, _) => d with { Camera = new Camera(d.Camera) { Field = 400 } }),
            ["photo in the dark"] = ("camera", "takes no photo in the dark", (d, b) => d with { Camera = new Camera(d.Camera) { Blind = at => b.Worn.Devices.CaptureLed.TryLight() } }),
            ["photo behind the light"] = ("camera", "stops with the light", (d, b) => d with { Camera = new Camera(d.Camera) { Blind = at => b.Worn.Devices.CaptureLed.TryLight() } }),
            ["no picture"] = ("camera", "takes a photo in the light", (d, _) => d with { Camera = new Camera(d.Camera) { Change = p => p with { Encoded = new byte[20] } } }),
            ["another size"] = ("camera", "takes 3280 x 2464", (d, _) => d with { Camera = new Camera(d.Camera) { Ignores = true } }),
            ["any size"] = ("camera", "refuses a size that it does not offer", (d, _) => d with { Camera = new Camera(d.Camera) { Ignores = true } }),
            ["too fast"] = ("camera", "takes no two photos at one moment", (d, _) => d with { Camera = new Camera(d.Camera) { Repeats = true } }),
            ["old photo"] = ("camera", "takes a photo in the light", (d, _) => d with { Camera = new Camera(d.Camera) { Change = p => p with { TakenAt = p.TakenAt.Plus(-5e6) } } }),
            ["photo of another"] = ("camera", "a photo that was given up reaches nobody", (d, _) => d with { Camera = new Camera(d.Camera) { Keeps = true } }),
            ["never"] = ("camera", "takes a photo in the light", (d, _) => d with { Camera = new Camera(d.Camera) { Change = _ => null } }),
            ["light that says so"] = ("light", "is lit when it says so, and dark again", (d, _) => d with { CaptureLed = new Light() }),
            ["rate of nothing"] = ("microphone", "rate is possible", (d, _) => d with { Microphone = new Microphone(d.Microphone!) { Rate = 0 } }),
            ["always open"] = ("microphone", "listens when opened, and not when closed", (d, _) => d with { Microphone = new Microphone(d.Microphone!) { Open = true } }),
            ["double speed"] = ("microphone", "gives samples at its rate", (d, _) => d with { Microphone = new Microphone(d.Microphone!) { Rate = d.Microphone!.RateHz * 2 } }),
            ["silent loss"] = ("microphone", "counts what is lost", (d, _) => d with { Microphone = new Microphone(d.Microphone!) { HidesLoss = true } }),
            ["ear at the door"] = ("microphone", "gives nothing when closed", (d, _) => d with { Microphone = new Microphone(d.Microphone!) { Endless = true } }),
            ["speaker without a rate"] = ("speaker", "rate is possible", (d, _) => d with { Speaker = new Speaker(d.Speaker!) { Rate = 1 } }),
            ["swallows sound"] = ("speaker", "plays as long as the sound is", (d, _) => d with { Speaker = new Speaker(d.Speaker!) { Until = default(HostTime) } }),
            ["room without end"] = ("speaker", "has room that ends", (d, _) => d with { Speaker = new Speaker(d.Speaker!) { TakesAll = true } }),
            ["room that stays full"] = ("speaker", "makes room at its rate", (d, _) => d with { Speaker = new Speaker(d.Speaker!) { TakesOnce = true } }),
            ["goes on playing"] = ("speaker", "falls silent at once", (d, _) => d with { Speaker = new Speaker(d.Speaker!) { IsDeaf = true } }),
            ["display of no pixels"] = ("display", "abilities are possible", (d, _) => d with { Display = new Display(d.Display) { Can = d.Display.Abilities! with { WidthPixels = 0 } } }),
            ["no reason"] = ("display", "shows a scene", (d, _) => d with { Display = new Display(d.Display) { Change = r => r with { Outcome = HudOutcome.Degraded, Reason = "" } } }),
            ["blocks what is soon"] = ("display", "shows another one soon after, or says why not", (d, _) => d with { Display = new Display(d.Display) { Change = r => r.Outcome == HudOutcome.Dropped ? r with { Outcome = HudOutcome.Blocked } : r } }),
            ["seen before"] = ("display", "shows the same scene again", (d, _) => d with { Display = new Display(d.Display) { Change = r => r with { VisibleAt = r.VisibleAt.Plus(-1e6) } } }),
            ["no darkness"] = ("display", "goes dark", (d, _) => d with { Display = new Display(d.Display) { Change = r => r with { Outcome = HudOutcome.Blocked, Reason = "No." } } }),
            ["one action twice"] = ("buttons", "actions are named once each", (d, _) => d with { Buttons = new Buttons([ButtonAction.Press, ButtonAction.Press], []) }),
            ["touch of tomorrow"] = ("buttons", "tells touches in their order", (d, b) => d with { Buttons = new Buttons([ButtonAction.Press], [new(ButtonAction.Press, b.Now.Plus(1e9))]) }),
            ["unknown touch"] = ("buttons", "tells touches in their order", (d, _) => d with { Buttons = new Buttons([ButtonAction.Press], [new(ButtonAction.SwipeBack, default)]) }),
            ["touches backwards"] = ("buttons", "tells touches in their order", (d, _) => d with { Buttons = new Buttons([ButtonAction.Press], [new(ButtonAction.Press, new(9)), new(ButtonAction.Press, new(5))]) }),
            ["touches without end"] = ("buttons", "tells touches in their order", (d, _) => d with { Buttons = new Buttons([ButtonAction.Press], [.. Enumerable.Repeat(new ButtonEvent(ButtonAction.Press, default), 5000)]) }),
            ["head without a rate"] = ("head", "rate is possible", (d, _) => d with { Head = new Head(d.Head!) { Rate = 0 } }),
            ["half of the samples"] = ("head", "gives samples at its rate", (d, _) => d with { Head = new Head(d.Head!) { Rate = d.Head!.RateHz * 2 } }),
            ["one time for all"] = ("head", "times rise and are true", (d, _) => d with { Head = new Head(d.Head!) { Change = s => s with { At = default } } }),
            ["weightless"] = ("head", "feels gravity", (d, _) => d with { Head = new Head(d.Head!) { Change = s => s with { AccelerationZ = 0 } } }),
            ["head that hides loss"] = ("head", "counts what is lost", (d, _) => d with { Head = new Head(d.Head!) { HidesLoss = true } }),
            ["head that goes on"] = ("head", "gives nothing when closed", (d, _) => d with { Head = new Head(d.Head!) { Endless = true } }),
            ["charge above all"] = ("power", "charge and heat are possible", (d, _) => d with { Power = new Power(_ => 140) }),
            ["two truths"] = ("power", "says the same twice at one moment", (d, _) => d with { Power = new Power(n => 50 + n) }),
            ["cell that fills itself"] = ("power", "charge does not rise without a charger", (d, _) => d with { Power = new Power(n => 50 + n) }),
        };

    internal sealed class ShowsNothing : IHudDisplay
    {
        public HudAbilities? Abilities => null;

        public HudResult Show(HudScene scene, HostTime at) => new(HudOutcome.Displayed, "", at);
    }

    private sealed class Camera(ICamera camera) : ICamera
    {
        private Photo? _last;

        public double? Field { get; init; }

        public Action<HostTime>? Blind { get; init; }

        public Func<Photo, Photo?>? Change { get; init; }

        public bool Ignores { get; init; }

        public bool Repeats { get; init; }

        public bool Keeps { get; init; }

        public IReadOnlyList<CameraMode> Modes => camera.Modes;

        public double HorizontalFieldDegrees => Field ?? camera.HorizontalFieldDegrees;

        public Photo? Take(CameraMode mode, HostTime at)
        {
            Blind?.Invoke(at);
            if (Repeats && _last is { } last)
                return last;
            if (camera.Take(Ignores ? Modes[0] : mode, at) is not { } photo)
                return null;
            _last = photo;
            return Change is null ? photo : Change(photo);
        }

        public void Drop()
        {
            if (!Keeps)
                camera.Drop();
        }
    }

    private sealed class Light : ICaptureLed
    {
        public bool IsLit => false;

        public bool TryLight() => true;

        public void Dark()
        {
        }
    }

    private sealed class Microphone(IMicrophone microphone) : IMicrophone
    {
        public int? Rate { get; init; }

        public bool Open { get; init; }

        public bool HidesLoss { get; init; }

        public bool Endless { get; init; }

        public int RateHz => Rate ?? microphone.RateHz;

        public bool IsListening => Open || microphone.IsListening;

        public long Lost => HidesLoss ? 0 : microphone.Lost;

        public int Read(Span<short> samples, HostTime now) => Endless && !microphone.IsListening ? samples.Length : microphone.Read(samples, now);

        public void Close() => microphone.Close();

        void IMicrophone.Open(HostTime at) => microphone.Open(at);
    }

    private sealed class Speaker(ISpeaker speaker) : ISpeaker
    {
        private bool _hasTaken;

        public int? Rate { get; init; }

        public HostTime? Until { get; init; }

        public bool TakesAll { get; init; }

        public bool TakesOnce { get; init; }

        public bool IsDeaf { get; init; }

        public int RateHz => Rate ?? speaker.RateHz;

        public HostTime PlaysUntil => Until ?? speaker.PlaysUntil;

        public int Write(ReadOnlySpan<short> samples, HostTime at)
        {
            if (TakesAll)
                return samples.Length;
            if (TakesOnce && _hasTaken)
                return 0;
            _hasTaken = true;
            return speaker.Write(samples, at);
        }

        public void Silence(HostTime at)
        {
            if (!IsDeaf)
                speaker.Silence(at);
        }
    }

    private sealed class Display(IHudDisplay display) : IHudDisplay
    {
        public HudAbilities? Can { get; init; }

        public Func<HudResult, HudResult>? Change { get; init; }

        public HudAbilities? Abilities => Can ?? display.Abilities;

        public HudResult Show(HudScene scene, HostTime at)
        {
            var result = display.Show(scene, at);
            return Change?.Invoke(result) ?? result;
        }
    }

    private sealed class Buttons(IReadOnlyList<ButtonAction> actions, IReadOnlyList<ButtonEvent> told) : IGlassesButtons
    {
        private int _next;

        public IReadOnlyList<ButtonAction> Actions => actions;

        public bool TryTake(HostTime now, out ButtonEvent taken)
        {
            taken = _next < told.Count ? told[_next] : default;
            return _next++ < told.Count;
        }
    }

    private sealed class Head(IHeadMotion head) : IHeadMotion
    {
        private bool _isOpen;

        public double? Rate { get; init; }

        public Func<HeadSample, HeadSample>? Change { get; init; }

        public bool HidesLoss { get; init; }

        public bool Endless { get; init; }

        public double RateHz => Rate ?? head.RateHz;

        public long Lost => HidesLoss ? 0 : head.Lost;

        public void Open(HostTime at)
        {
            head.Open(at);
            _isOpen = true;
        }

        public int Read(Span<HeadSample> samples, HostTime now)
        {
            if (Endless && !_isOpen)
                return samples.Length;
            var count = head.Read(samples, now);
            for (var i = 0; Change is { } change && i < count; i++)
                samples[i] = change(samples[i]);
            return count;
        }

        public void Close()
        {
            head.Close();
            _isOpen = false;
        }
    }

    private sealed class Power(Func<int, double> charge) : IGlassesPower
    {
        private int _reads;

        public GlassesPowerState Read(HostTime now) => new(true, charge(_reads++), false, false, 30, HeatLevel.Normal);
    }
}
