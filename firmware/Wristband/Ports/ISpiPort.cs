namespace NeuralGlasses.Wristband.Ports;

/// <summary>The SPI bus to the AFE, mode 1, chip select held low for the whole exchange.</summary>
public interface ISpiPort
{
    /// <summary>Sends <paramref name="count"/> bytes of <paramref name="write"/> and receives as many into <paramref name="read"/>, from index 0.</summary>
    void Exchange(byte[] write, byte[] read, int count);
}
