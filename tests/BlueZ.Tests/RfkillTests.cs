using NeuralGlasses.BlueZ.Stack;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

public sealed class RfkillTests : IDisposable
{
    private readonly string _radios = Directory.CreateTempSubdirectory("rfkill-").FullName;

    [Theory]
    [InlineData("hci0", "1", "0", true)]
    [InlineData("hci0", "0", "1", true)]
    [InlineData("hci0", "0", "0", false)]
    [InlineData("hci1", "1", "1", false)]
    [InlineData("phy0", "1", "0", false)]
    public void An_adapter_is_blocked_by_software_or_by_a_switch(string name, string soft, string hard, bool isBlocked)
    {
        var radio = Directory.CreateDirectory(Path.Combine(_radios, "rfkill3")).FullName;
        foreach (var (attribute, value) in new[] { ("name", name), ("soft", soft), ("hard", hard) })
            File.WriteAllText(Path.Combine(radio, attribute), value + "\n");

        Assert.Equal(isBlocked, Rfkill.Blocks("hci0", _radios));
    }

    [Fact]
    public void What_the_kernel_does_not_tell_blocks_nothing()
    {
        Directory.CreateDirectory(Path.Combine(_radios, "rfkill3"));

        Assert.False(Rfkill.Blocks("hci0", _radios));
        Assert.False(Rfkill.Blocks("hci0", Path.Combine(_radios, "nowhere")));
    }

    public void Dispose() => Directory.Delete(_radios, recursive: true);
}
