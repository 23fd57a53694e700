using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class HidProfileTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Nobody_s_profile_is_valid_and_its_own_mirror_image(int channels)
    {
        var profile = new HidProfile(channels);
        Assert.True(profile.IsValid);
        foreach (var mask in profile.Masks)
        {
            Assert.Equal(mask, Enumerable.Range(0, channels).Where(c => (mask >> c & 1) != 0).Sum(c => 1 << ((channels - c) % channels)));
            Assert.Equal(0, mask >> channels);
        }
    }

    [Fact]
    public void The_bytes_are_these()
    {
        var profile = new HidProfile(16) { Ratio = 0x0182, CountsPerDegree = 25 };
        (profile.Masks[0], profile.Masks[1]) = (0x0102, 0x0304 ^ 0x0100);
        (profile.Thresholds[0], profile.Thresholds[1]) = (0x0405, 0x0607);
        var bytes = new byte[HidProfile.SectionLength];
        Assert.Equal(14, profile.Write(bytes, 0));
        Assert.Equal([1, 12, 1, 0x02, 0x01, 0x05, 0x04, 0x04, 0x02, 0x07, 0x06, 0x82, 0x01, 25], bytes);
    }

    [Fact]
    public void What_was_written_is_read_wherever_the_section_lies_and_however_much_longer_it_is()
    {
        var written = new HidProfile(8) { Ratio = 500, CountsPerDegree = 7 };
        (written.Masks[0], written.Masks[1]) = (0x0C, 0x30);
        (written.Thresholds[0], written.Thresholds[1]) = (600, 2000);
        var section = new byte[HidProfile.SectionLength];
        written.Write(section, 0);
        byte[] longer = [section[0], (byte)(section[1] + 2), 2, .. section[3..], 9, 9];
        foreach (var profile in new byte[][] { section, [7, 3, 1, 1, 1, .. section], [7, 0, .. longer, 8, 1, 5] })
        {
            var read = new HidProfile(8);
            Assert.True(read.TryRead(profile, profile.Length, 8));
            Assert.Equal(written.Masks, read.Masks);
            Assert.Equal(written.Thresholds, read.Thresholds);
            Assert.Equal((500, 7), (read.Ratio, read.CountsPerDegree));
        }
    }

    [Fact]
    public void Of_two_sections_the_first_counts_also_when_it_is_wrong()
    {
        var first = new byte[HidProfile.SectionLength];
        new HidProfile(8) { Ratio = 500 }.Write(first, 0);
        var second = new byte[HidProfile.SectionLength];
        new HidProfile(8) { Ratio = 600 }.Write(second, 0);
        var read = new HidProfile(8);
        Assert.True(read.TryRead([.. first, .. second], 28, 8));
        Assert.Equal(500, read.Ratio);
        first[13] = 0;
        Assert.False(read.TryRead([.. first, .. second], 28, 8));
        Assert.Equal(HidProfile.DefaultRatio, read.Ratio);
    }

    [Fact]
    public void A_missing_cut_or_wrong_section_leaves_the_defaults()
    {
        var section = new byte[HidProfile.SectionLength];
        new HidProfile(8).Write(section, 0);
        AssertDefaults([]);
        AssertDefaults([1]);
        AssertDefaults([7, 3, 1, 1, 1]);
        AssertDefaults([7, 200, .. section]);
        for (var length = 1; length < section.Length; length++)
            AssertDefaults(section[..length]);
        AssertDefaults([.. section[..1], 11, .. section[2..13]]);
        foreach (var (at, value) in new (int, byte)[] { (2, 0), (3, 0), (3, 0x83), (6, 0), (12, 0), (12, 0x20), (13, 0), (13, 201) })
        {
            var wrong = section.ToArray();
            wrong[at] = value;
            AssertDefaults(wrong);
        }

        static void AssertDefaults(byte[] profile)
        {
            var read = new HidProfile(16) { Ratio = 999 };
            Assert.False(read.TryRead(profile, profile.Length, 8), string.Join(' ', profile));
            Assert.Equal([0x38, 0x83], read.Masks);
            Assert.Equal(HidProfile.DefaultRatio, read.Ratio);
        }
    }
}
