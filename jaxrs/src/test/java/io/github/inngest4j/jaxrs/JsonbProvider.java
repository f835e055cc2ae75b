package io.github.inngest4j.jaxrs;

import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Binds whatever it is given, where those that come with servers leave bytes and streams alone. */
@Provider
@Consumes("*/*")
@Produces("*/*")
public class JsonbProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private static final String OF_CXF = "org.apache.cxf.jaxrs.provider.jsrjsonb.JsrJsonbProvider";

    /** A provider for JSON: this one, or CXF's own, since CXF asks those of the application even for bytes first. */
    static Class<?> type() {
        try {
            return RestServer.isCxf() ? Class.forName(OF_CXF) : JsonbProvider.class;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        return JsonbBuilder.create().fromJson(in, generic);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return true;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        JsonbBuilder.create().toJson(value, out);
    }
}
