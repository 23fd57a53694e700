using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class WearersProfileTests
{
    private static readonly string Model = ShippedModels.FolderOf(ShippedModels.DiscreteGestures);

    [Fact]
    public void What_was_learnt_is_there_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(new WearersProfile(folder.Path, Model).Load());
        var learnt = Learnt();
        new WearersProfile(folder.Path, Model).Keep(learnt);

        var again = new WearersProfile(folder.Path, Model);

        Assert.Equal(learnt.ToBytes(), again.Load()!.ToBytes());
        Assert.Null(again.Complaint);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "wearer.key")));
    }

    [Fact]
    public void A_profile_of_other_glasses_is_named_and_not_used()
    {
        using var own = new TemporaryFolder();
        using var other = new TemporaryFolder();
        new WearersProfile(own.Path, Model).Keep(Learnt());
        new WearersProfile(other.Path, Model).Keep(Learnt());
        File.Copy(Path.Combine(other.Path, "wearer.profile"), Path.Combine(own.Path, "wearer.profile"), overwrite: true);
        var profile = new WearersProfile(own.Path, Model);

        Assert.Null(profile.Load());
        Assert.Contains("wearer.profile: the signature does not fit", profile.Complaint, StringComparison.Ordinal);
    }

    private static EventProfile Learnt()
    {
        var manifest = ModelManifest.Load(Path.Combine(Model, ModelManifest.FileName));
        return new EventProfile(manifest.Name, manifest.Version, RingPermutation.Identity, EventPopulation.Load(Path.Combine(Model, EventPopulation.FileName)).Head);
    }
}
