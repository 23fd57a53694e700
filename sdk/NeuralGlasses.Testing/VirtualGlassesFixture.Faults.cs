using NeuralGlasses.Simulator.Glasses.Script;

namespace NeuralGlasses.Testing;

/// <content>What goes wrong now. What is to go wrong at a known moment, such as within an exposure, is said beforehand, in <see cref="VirtualGlassesOptions.Scenario"/>.</content>
public sealed partial class VirtualGlassesFixture
{
    /// <summary>A part fails from now on, also in the middle of what it does.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="failure">How; a part that does not answer is dead.</param>
    public VirtualGlassesFixture Break(GlassesPart part, GlassesFailure failure = GlassesFailure.Dead)
    {
        Glasses.Conditions.Begin(part, failure);
        return Wait(StepMs);
    }

    /// <summary>A part no longer fails so.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="failure">How it failed.</param>
    public VirtualGlassesFixture Mend(GlassesPart part, GlassesFailure failure = GlassesFailure.Dead)
    {
        Glasses.Conditions.End(part, failure);
        return Wait(StepMs);
    }

    /// <summary>A finger covers the capture light, which ends what is being captured; <see cref="UncoverLight"/> takes it away.</summary>
    public VirtualGlassesFixture CoverLight() => Break(GlassesPart.CaptureLight, GlassesFailure.Covered);

    /// <summary>Nothing covers the capture light any more.</summary>
    public VirtualGlassesFixture UncoverLight() => Mend(GlassesPart.CaptureLight, GlassesFailure.Covered);

    /// <summary>The wearer takes the glasses off and lays them down: they go dark, and capture nothing from then on.</summary>
    public VirtualGlassesFixture TakeOff()
    {
        Glasses.Conditions.IsTakenOff = true;
        return Wait(StepMs);
    }

    /// <summary>The wearer puts the glasses on again.</summary>
    public VirtualGlassesFixture PutOn()
    {
        Glasses.Conditions.IsTakenOff = false;
        return Wait(StepMs);
    }

    /// <summary>The wearer's switch takes camera and microphones their supply.</summary>
    public VirtualGlassesFixture Pause()
    {
        Glasses.Conditions.IsSwitchAtPause = true;
        return Wait(StepMs);
    }

    /// <summary>The wearer's switch gives camera and microphones their supply back.</summary>
    public VirtualGlassesFixture Resume()
    {
        Glasses.Conditions.IsSwitchAtPause = false;
        return Wait(StepMs);
    }

    /// <summary>The memory for photos and videos is full from now on; what is deleted makes no room, for others fill it.</summary>
    public VirtualGlassesFixture FillMemory()
    {
        Glasses.Media.IsFull = true;
        return Wait(StepMs);
    }

    /// <summary>There is room in the memory again.</summary>
    public VirtualGlassesFixture FreeMemory()
    {
        Glasses.Media.IsFull = false;
        return Wait(StepMs);
    }
}
