package io.github.inngest4j.examples.wildflywar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What there is in stock, and deliveries to it. */
@Path("stock/{article}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {

    @PersistenceContext
    EntityManager database;

    @PathParam("article")
    String article;

    @GET
    public Article look() {
        return found(database.find(Article.class, article));
    }

    @POST
    @Path("{quantity}")
    @Transactional
    public Article deliver(@PathParam("quantity") int quantity) {
        Article delivered = found(database.find(Article.class, article, LockModeType.PESSIMISTIC_WRITE));
        delivered.add(quantity);
        return delivered;
    }

    private static Article found(Article article) {
        if (article == null) {
            throw new NotFoundException();
        }
        return article;
    }
}
