using System.Reflection;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Supervision;

public sealed class FaultCodeTests
{
    [Fact]
    public void The_codes_are_numbered_without_a_gap_and_each_has_a_bit_of_its_own()
    {
        var codes = typeof(FaultCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.Name != nameof(FaultCode.Count))
            .Select(f => (int)f.GetRawConstantValue()!)
            .ToArray();
        Assert.Equal(Enumerable.Range(0, FaultCode.Count), codes.Order());
        Assert.Equal(codes.Length, codes.Select(FaultCode.Bit).Distinct().Count());
        Assert.All(codes, c => Assert.Equal(1u << c, FaultCode.Bit(c)));
    }

    [Theory]
    [InlineData(FaultCode.None, 0)]
    [InlineData(FaultCode.AfeIdentity, 1)]
    [InlineData(FaultCode.AfeRegister, 2)]
    [InlineData(FaultCode.Engine, 3)]
    [InlineData(FaultCode.AfeSilent, 4)]
    [InlineData(FaultCode.AfeFrames, 5)]
    [InlineData(FaultCode.ImuAbsent, 6)]
    [InlineData(FaultCode.ImuSilent, 7)]
    [InlineData(FaultCode.HapticsAbsent, 8)]
    [InlineData(FaultCode.Storage, 9)]
    [InlineData(FaultCode.SettingsLost, 10)]
    [InlineData(FaultCode.BatteryEmpty, 11)]
    [InlineData(FaultCode.LoopLate, 12)]
    [InlineData(FaultCode.ThreadSilent, 13)]
    [InlineData(FaultCode.SafeMode, 14)]
    [InlineData(FaultCode.UnexpectedRestart, 15)]
    [InlineData(FaultCode.Saturated, 16)]
    public void A_code_keeps_its_number(int code, int number) => Assert.Equal(number, code);
}
