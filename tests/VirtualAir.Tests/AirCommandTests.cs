using NeuralGlasses.VirtualAir.Commands;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class AirCommandTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private AirRequest? _request;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Without_options_two_adapters_share_a_quiet_room()
    {
        Assert.Equal(0, Invoke());
        Assert.Equal(new AirRequest { Drops = _request!.Drops }, _request);
        Assert.Empty(_request.Drops);
    }

    [Fact]
    public void Options_are_taken()
    {
        Assert.Equal(0, Invoke("--adapters", "3", "--interval", "30", "--delay", "4.5", "--loss", "0.1", "--seed", "7", "--drop", "5:2", "--drop", "20:0.5", "--trace", "t", "--socket", "s", "--control", "c"));
        Assert.Equal([(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)), (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(0.5))], _request!.Drops);
        Assert.Equal(new AirRequest { Adapters = 3, IntervalMs = 30, DelayMs = 4.5, Loss = 0.1, Seed = 7, Drops = _request.Drops, Trace = "t", Socket = "s", Control = "c" }, _request);
    }

    [Theory]
    [InlineData("--adapters", "0", "--adapters takes 1 to 16.")]
    [InlineData("--adapters", "17", "--adapters takes 1 to 16.")]
    [InlineData("--adapters", "two", "two")]
    [InlineData("--interval", "-1", "--interval takes 0 to 4000.")]
    [InlineData("--interval", "NaN", "--interval takes 0 to 4000.")]
    [InlineData("--delay", "60001", "--delay takes 0 to 60000.")]
    [InlineData("--loss", "1", "--loss takes 0 to less than 1.")]
    [InlineData("--drop", "5", "--drop takes seconds such as 5:2, not '5'.")]
    [InlineData("--drop", "5:0", "--drop takes seconds such as 5:2, not '5:0'.")]
    [InlineData("--drop", "-5:1", "--drop takes seconds such as 5:2, not '-5:1'.")]
    [InlineData("--shout", "1", "--shout")]
    public void What_is_wrong_is_told_in_one_line(string option, string value, string told)
    {
        Assert.Equal(AirCommand.BadInput, Invoke(option, value));
        Assert.Null(_request);
        Assert.Contains(told, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    private int Invoke(params string[] args) => AirCommand.Invoke(args, _output, _error, request =>
    {
        _request = request;
        return 0;
    });
}
