using NeuralGlasses.Testing;
using Xunit;

namespace GlassesAppName.Tests;

public sealed class GlassesAppNameAppTests
{
    public static TheoryData<string> Profiles => [.. VirtualGlassesFixture.Profiles];

    [Fact]
    public void A_pinch_counts()
    {
        using var glasses = VirtualGlassesFixture.Wear<GlassesAppNameApp>();
        glasses.Open("org.example.glassesappname").Pinch().Pinch();
        glasses.Hud.Shows("2").DoesNotShow("3");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_can_be_read_and_heard_on_all_glasses(string profile)
    {
        using var glasses = VirtualGlassesFixture.Wear<GlassesAppNameApp>(profile);
        glasses.Open("org.example.glassesappname");
        glasses.Hud.IsLegible().IsAudible().Says("Pinch to count");
    }
}
